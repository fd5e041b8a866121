// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { amount, choose, count, date, element, longText, several, text, yesNo } from './fields.ts'
import { businessLicence, identityCard, paper } from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const pollution: Draft = {
  key: 'pollutant-discharge-permit',
  code: '16001',
  organisation: 'yl-ecology',
  type: '01',
  name: '排污许可|Pollutant discharge permit',
  summary:
    '列入排污许可分类管理名录的企业排放污染物前须取得的许可。|The permit needed by listed enterprises before they discharge pollutants.',
  keywords: ['排污证', '排污许可证', '环保许可', 'pollution', 'discharge permit'],
  audience: 'enterprise',
  themes: ['e-environment', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 15,
  process: 'single-approval',
  steps: 'accept 1, review 6, site-visit 3, decide 4, issue 1',
  conditions: [
    '依法取得环境影响评价批准或者已经办理备案。|The environmental assessment is approved or filed.',
    '污染物排放符合排放标准和总量控制要求。|Emissions meet standards and totals.',
    '采用的污染防治设施或者措施达到许可排放浓度要求。|Facilities reach the concentrations permitted.',
  ],
  situations: [
    ask('management', '属于哪类管理？|Which class of management?', [
      'key:重点管理|Key',
      'simple:简化管理|Simplified',
    ]),
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first permit',
      'change:变更|A change',
      'extend:延续|An extension',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('assessment-approval', '环境影响评价批复或备案|Approval of the environmental assessment', {
      from: '生态环境部门|Environment authority',
      when: is('applyFor', 'first'),
    }),
    paper('monitoring-plan', '自行监测方案|Plan of own monitoring'),
    paper('flow-chart', '生产工艺和污染治理流程图|Chart of production and treatment', {
      when: is('applyFor', 'first', 'change'),
    }),
    paper('publication', '申请前信息公开情况说明|Statement on publication before application', {
      when: is('management', 'key'),
    }),
    paper('execution-report', '排污许可证执行报告|Report on the present permit', {
      when: is('applyFor', 'extend'),
    }),
  ],
  form: [
    ['enterprise', '排污单位|Enterprise', [...ENTERPRISE, 'enterprise.industry', ...AGENT]],
    [
      'discharge',
      '排污信息|Discharge',
      [
        element('premises.address', { label: '生产经营场所地址|Place of production' }),
        several('pollutants', '污染物种类|Pollutants', [
          'so2:二氧化硫|Sulphur dioxide',
          'nox:氮氧化物|Nitrogen oxides',
          'dust:颗粒物|Particles',
          'voc:挥发性有机物|VOC',
          'cod:化学需氧量|COD',
          'ammonia:氨氮|Ammonia',
        ]),
        count('outlets', '排放口数量|Outlets', { min: 1, max: 200, unit: '个|outlets' }),
        amount('waterVolume', '年废水排放量|Waste water a year', { unit: '吨|t', optional: true }),
        yesNo('onlineMonitor', '是否安装自动监测设备|Automatic monitoring'),
        longText('treatment', '污染治理措施|Treatment'),
      ],
    ],
  ],
  window: [3, 'L01'],
  result: { kind: 'certificate', name: '排污许可证|Pollutant discharge permit', years: 5 },
  depth: 4,
  faqs: [
    [
      '登记管理的企业也要办证吗？|Do enterprises under registration need a permit?',
      '不需要，在平台填报排污登记表即可。|No. They fill in the registration form on the platform.',
    ],
  ],
}

const water: Draft = {
  key: 'water-abstraction-permit',
  code: '17001',
  organisation: 'yl-water',
  type: '01',
  name: '取水许可|Water abstraction permit',
  summary:
    '利用取水工程直接从江河、湖泊或者地下取用水资源的许可。|The permit to take water from rivers, lakes or the ground.',
  keywords: ['取水证', '打井', '取水', 'water abstraction', 'well'],
  audience: 'enterprise',
  themes: ['e-water'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 15,
  process: 'single-approval',
  steps: 'accept 1, review 6, site-visit 3, decide 4, issue 1',
  conditions: [
    '取水符合水资源规划和水量分配方案。|The abstraction fits plans and shares of water.',
    '用水工艺和节水措施符合要求。|Use and saving of water meet the requirements.',
  ],
  situations: [
    ask('waterSource', '从哪里取水？|From where?', [
      'surface:地表水|Surface water',
      'ground:地下水|Ground water',
    ]),
    ask('volume', '年取水量？|Volume a year?', [
      'small:五万立方米以下|Up to 50,000 m³',
      'large:五万立方米以上|Over 50,000 m³',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('resource-report', '水资源论证报告书|Water resources report', {
      by: '论证单位|Consultant',
      when: is('volume', 'large'),
      files: 10,
    }),
    paper('resource-form', '水资源论证表|Water resources form', { when: is('volume', 'small') }),
    paper('third-party', '与第三者利害关系的说明|Statement on the interests of others'),
    paper('well-plan', '凿井施工方案|Plan of the well', { when: is('waterSource', 'ground') }),
    paper('outlet-approval', '入河排污口设置批准文件|Approval of the outlet to the river', {
      from: '生态环境部门|Environment authority',
      when: is('waterSource', 'surface'),
    }),
  ],
  form: [
    ['enterprise', '取水单位|Applicant', [...ENTERPRISE, ...AGENT]],
    [
      'water',
      '取水信息|Abstraction',
      [
        element('project.address', { label: '取水地点|Place' }),
        amount('yearlyVolume', '申请年取水量|Volume a year', { unit: '立方米|m³' }),
        choose('use', '取水用途|Use', [
          'industry:工业|Industry',
          'living:生活|Living',
          'farm:农业|Farming',
          'ecology:生态|Ecology',
          'other:其他|Other',
        ]),
        text('device', '计量设施|Meter', { max: 80 }),
        amount('wellDepth', '井深|Depth of the well', {
          max: 3000,
          unit: '米|m',
          when: is('waterSource', 'ground'),
        }),
        longText('saving', '节水措施|Saving of water'),
      ],
    ],
  ],
  window: [3, 'L02'],
  result: { kind: 'approval', name: '取水申请批准文件（批文）|Approval of the abstraction', years: 5 },
  depth: 4,
  faqs: [
    [
      '农村家庭打井要办吗？|Does a farm household need one?',
      '家庭生活和零星散养畜禽饮用等少量取水不需要办理。|Not for small amounts for living and a few animals.',
    ],
  ],
}

const logging: Draft = {
  key: 'logging-permit',
  code: '18001',
  organisation: 'yl-forestry',
  type: '01',
  name: '林木采伐许可|Logging permit',
  summary:
    '采伐林地上的林木须取得的许可，人工商品林小额采伐实行告知承诺。|The permit to fell trees on forest land; small felling in planted forests goes by declaration.',
  keywords: ['砍树', '采伐证', '伐木', '林木采伐', 'logging', 'felling'],
  audience: 'both',
  themes: ['p-opening', 'e-agriculture'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 2, site-visit 2, decide 1, issue 1',
  conditions: [
    '林木权属清楚，无争议。|The right to the trees is clear.',
    '符合采伐限额和更新造林要求。|Quota and replanting are respected.',
  ],
  situations: [
    ask('volume', '采伐多少？|How much?', [
      'small:十五立方米以下|Up to 15 m³',
      'large:十五立方米以上|Over 15 m³',
    ]),
    ask('forestOwner', '林木属于谁？|Whose trees?', [
      'private:个人|A person',
      'collective:集体|A collective',
      'state:国有单位|The State',
    ]),
  ],
  materials: [
    identityCard(is('forestOwner', 'private')),
    businessLicence(is('forestOwner', 'state')),
    paper('forest-right', '林权权属证明|Title to the forest', {
      from: '不动产登记机构|Real estate registry',
    }),
    paper('commitment', '告知承诺书|Declaration', { when: is('volume', 'small') }),
    paper('survey', '伐区调查设计文件|Survey of the felling area', {
      by: '调查设计单位|Surveyor',
      when: is('volume', 'large'),
      files: 10,
    }),
    paper('village-decision', '村民会议决议|Decision of the villagers', {
      when: is('forestOwner', 'collective'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT]],
    [
      'felling',
      '采伐信息|Felling',
      [
        text('forestPlace', '采伐地点（小班）|Place (plot)', { max: 120 }),
        text('species', '树种|Species', { max: 60 }),
        choose('method', '采伐方式|Method', [
          'clear:皆伐|Clear felling',
          'select:择伐|Selective',
          'tending:抚育采伐|Tending',
        ]),
        amount('fellVolume', '采伐蓄积|Volume', { min: 0, max: 100000, unit: '立方米|m³' }),
        amount('fellArea', '采伐面积|Area', { max: 100000, unit: '亩|mu' }),
        date('replantBy', '更新造林期限|Replanting by'),
      ],
    ],
  ],
  window: [3, 'L03'],
  halls: ['hechuan', 'andu', 'qinglu'],
  result: { kind: 'certificate', name: '林木采伐许可证|Logging permit', years: 1 },
  depth: 4,
  faqs: [
    [
      '自家房前屋后的树要办吗？|Are trees around one’s house covered?',
      '农村居民采伐自留地和房前屋后个人所有的零星林木不需要。|No, villagers may fell single trees of their own.',
    ],
  ],
}

const fireCheck: Draft = {
  key: 'fire-safety-check',
  code: '04001',
  organisation: 'yl-fire',
  type: '01',
  name: '公众聚集场所投入使用、营业前消防安全检查|Fire safety check before opening',
  summary:
    '宾馆、饭店、商场、网吧、歌舞厅等公众聚集场所营业前的消防安全检查，可选择告知承诺。|Check of hotels, restaurants, malls, internet cafés, dance halls and the like; a declaration may take its place.',
  keywords: ['消防检查', '消防证', '消防安全', '开业检查', 'fire safety', 'fire check'],
  audience: 'enterprise',
  themes: ['e-fire', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:34', '行政许可法:42:1'],
  limit: [20, '行政许可法:42:1'],
  promise: 9,
  process: 'single-approval',
  steps: 'accept 1, review 2, site-visit 4, decide 1, issue 1',
  conditions: [
    '场所所在建筑经消防验收合格或者备案。|The building has passed fire acceptance or is filed.',
    '消防设施、器材完好有效，疏散通道畅通。|Equipment works and ways out are free.',
    '建立消防安全制度和应急疏散预案，人员经培训。|Rules and evacuation plan exist and staff are trained.',
  ],
  situations: [
    ask('mode', '选择哪种方式？|Which way?', [
      'declare:告知承诺|Declaration',
      'check:先检查后营业|Check first',
    ]),
    ask('placeKind', '是哪类场所？|Which kind of place?', [
      'dining:餐饮|Catering',
      'lodging:住宿|Lodging',
      'shop:商场|Shopping',
      'fun:娱乐|Entertainment',
      'sport:体育健身|Sport',
    ]),
    ask('decorated', '是否进行过室内装修？|Has it been fitted out?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    businessLicence(),
    paper('declaration', '公众聚集场所消防安全告知承诺书|Declaration of fire safety', {
      when: is('mode', 'declare'),
    }),
    paper('fire-rules', '消防安全制度、灭火和应急疏散预案|Rules and evacuation plan', { files: 5 }),
    paper('floor-plan', '场所平面布置图和疏散图|Floor plan with ways out'),
    paper('fitout-acceptance', '室内装修消防验收或备案凭证|Fire acceptance of the fitting out', {
      from: '住房和城乡建设部门|Construction authority',
      when: is('decorated', 'yes'),
    }),
    paper('facility-test', '自动消防设施检测报告|Test of the automatic equipment', {
      by: '消防技术服务机构|Fire technical service',
      when: is('placeKind', 'lodging', 'shop', 'fun'),
    }),
  ],
  form: [
    ['enterprise', '经营单位|Operator', [...ENTERPRISE, ...AGENT]],
    [
      'place',
      '场所信息|Premises',
      [
        'premises.name',
        'premises.address',
        'premises.area',
        'premises.storey',
        count('capacity', '核定人数|Capacity', { min: 1, max: 50000, unit: '人|people' }),
        count('exits', '安全出口数|Exits', { min: 1, max: 100, unit: '个|exits' }),
        element('enterprise.safety-officer', { label: '消防安全管理人|Fire safety manager' }),
      ],
    ],
  ],
  window: [2, 'M01'],
  result: { kind: 'document', name: '公众聚集场所投入使用、营业前消防安全检查意见书|Opinion on fire safety' },
  depth: 4,
  faqs: [
    [
      '选择告知承诺还要检查吗？|Is there a check after a declaration?',
      '当场发证，二十个工作日内对承诺内容进行核查。|The paper is issued at once; the declaration is verified within twenty working days.',
    ],
  ],
}

export const environment: Draft[] = [pollution, water, logging]
export const fire: Draft[] = [fireCheck]
