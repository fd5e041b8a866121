// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { all, is } from './conditions.ts'
import { amount, choose, count, date, element, several, text, yesNo } from './fields.ts'
import { businessLicence, gasLicence, paper } from './materials.ts'
import { AGENT, ENTERPRISE } from './parts.ts'

const works: Draft = {
  key: 'construction-permit',
  code: '13001',
  organisation: 'yl-housing',
  type: '01',
  name: '建筑工程施工许可|Construction permit',
  summary:
    '房屋建筑和市政基础设施工程开工前须取得的许可，质量安全监督手续合并办理。|The permit needed before building works begin, together with quality and safety supervision.',
  keywords: ['施工证', '施工许可证', '开工', '工程报建', 'construction permit'],
  audience: 'enterprise',
  themes: ['e-construction', 'e-investment'],
  basis: ['行政许可法:12', '行政许可法:42:1', '优化营商环境条例:42'],
  limit: [20, '行政许可法:42:1'],
  promise: 3,
  process: 'single-approval',
  steps: 'accept 0, review 1, decide 1, issue 1',
  conditions: [
    '已取得建设用地和规划许可。|Land and planning permits are held.',
    '已确定施工企业，施工图设计文件审查合格。|The contractor is chosen and the drawings have passed review.',
    '建设资金已落实，有保证质量安全的具体措施。|Funds are secured and there are measures for quality and safety.',
  ],
  situations: [
    ask('projectKind', '是哪类工程？|Which kind of works?', [
      'housing:房屋建筑|Building',
      'municipal:市政工程|Municipal works',
      'fitout:装饰装修|Fitting out',
    ]),
    ask('tender', '是否依法须招标？|Was a tender required?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    businessLicence(),
    paper('planning-permit', '建设工程规划许可证|Planning permit', {
      from: '自然资源和规划部门|Planning authority',
      when: is('projectKind', 'housing', 'municipal'),
    }),
    paper('ownership', '房屋权属或同意装修证明|Title or consent to fit out', {
      when: is('projectKind', 'fitout'),
    }),
    paper('review-certificate', '施工图设计文件审查合格书|Certificate of review of the drawings', {
      by: '施工图审查机构|Reviewing body',
    }),
    paper('award-notice', '中标通知书|Notice of award', { when: is('tender', 'yes') }),
    paper('contract', '施工合同|Contract of works', { files: 5 }),
    paper('funding-commitment', '建设资金落实承诺书|Declaration of funds', { later: 5 }),
  ],
  form: [
    ['enterprise', '建设单位|Client', [...ENTERPRISE, ...AGENT]],
    [
      'project',
      '工程信息|Works',
      [
        'project.name',
        'project.address',
        'project.area',
        amount('contractPrice', '合同价格|Contract price', { unit: '万元|10,000 yuan' }),
        'project.start-date',
        'project.end-date',
        text('contractor', '施工单位|Contractor', { max: 120 }),
        text('supervisor', '监理单位|Supervisor', { max: 120, optional: true }),
      ],
    ],
  ],
  window: [3, 'J01'],
  result: { kind: 'certificate', name: '建筑工程施工许可证|Construction permit' },
  depth: 4,
  faqs: [
    [
      '多大的工程要办施工许可？|From which size is a permit needed?',
      '投资额一百万元以上或者建筑面积五百平方米以上的工程。|From one million yuan or five hundred square metres.',
    ],
  ],
}

const shelter: Draft = {
  key: 'civil-defence-shelter-approval',
  code: '34001',
  organisation: 'yl-civil-defence',
  type: '01',
  name: '防空地下室建设审批|Approval of civil defence shelters',
  summary:
    '新建民用建筑修建防空地下室，或符合条件易地建设的审批。|Approval of shelters in new buildings, or of building them elsewhere.',
  keywords: ['人防', '防空地下室', '易地建设', 'shelter', 'civil defence'],
  audience: 'enterprise',
  themes: ['e-construction'],
  basis: ['行政许可法:12', '行政许可法:42:1', '优化营商环境条例:42'],
  limit: [20, '行政许可法:42:1'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 3, decide 2, issue 1',
  conditions: [
    '防空地下室的面积、等级符合规定。|Area and grade of the shelter meet the rules.',
    '确因地质等原因不能修建的，缴纳易地建设费。|Where the ground makes it impossible, the fee for building elsewhere is paid.',
  ],
  situations: [
    ask('mode', '选择哪种方式？|Which way?', [
      'build:结合修建|Built with the house',
      'elsewhere:易地建设|Built elsewhere',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('plan-approval', '建设工程设计方案审定文件|Approved design', {
      from: '自然资源和规划部门|Planning authority',
    }),
    paper('shelter-design', '防空地下室设计文件|Design of the shelter', {
      when: is('mode', 'build'),
      files: 10,
    }),
    paper('geology-report', '地质勘察报告|Geological report', {
      by: '勘察单位|Surveyor',
      when: is('mode', 'elsewhere'),
    }),
  ],
  form: [
    ['enterprise', '建设单位|Client', [...ENTERPRISE, ...AGENT]],
    [
      'project',
      '项目信息|Project',
      [
        'project.name',
        'project.address',
        'project.area',
        amount('shelterArea', '防空地下室面积|Area of the shelter', {
          unit: '平方米|m²',
          when: is('mode', 'build'),
        }),
        choose('grade', '抗力等级|Grade of resistance', ['six:核6级|Grade 6', 'sixb:核6B级|Grade 6B'], {
          when: is('mode', 'build'),
        }),
        choose(
          'peaceUse',
          '平时用途|Use in peace',
          ['parking:停车|Parking', 'storage:仓储|Storage', 'shop:商业|Shops'],
          { when: is('mode', 'build') },
        ),
      ],
    ],
  ],
  window: [3, 'J02'],
  result: { kind: 'approval', name: '防空地下室建设批复|Approval of the shelter' },
  depth: 4,
  faqs: [
    [
      '工业厂房要建防空地下室吗？|Do factories need shelters?',
      '工业生产厂房不需要修建。|Production buildings do not.',
    ],
  ],
}

const gas: Draft = {
  key: 'gas-business-licence',
  code: '12001',
  organisation: 'yl-urban',
  type: '01',
  name: '城镇燃气经营许可|Gas business licence',
  summary:
    '从事管道燃气、瓶装燃气、燃气汽车加气经营活动前须取得的许可。|The licence to supply gas by pipe, in bottles or at filling stations.',
  keywords: ['燃气', '液化气', '煤气', '加气站', '燃气经营许可证', 'gas', 'LPG'],
  audience: 'enterprise',
  themes: ['e-opening', 'e-qualification'],
  basis: ['城镇燃气管理条例:15', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 12,
  process: 'single-approval',
  steps: 'accept 1, review 4, site-visit 3, decide 3, issue 1',
  conditions: [
    '符合燃气发展规划要求。|The gas development plan is met.',
    '有符合国家标准的燃气气源和燃气设施。|Gas and installations meet national standards.',
    '有固定的经营场所、完善的安全管理制度和健全的经营方案。|Fixed premises, full safety rules and a sound business plan.',
    '企业主要负责人、安全管理人员和作业人员经专业培训并考核合格。|Managers, safety staff and operators are trained and examined.',
  ],
  situations: [
    ask('gasKind', '经营哪一类？|Which kind of supply?', [
      'pipe:管道燃气|By pipe',
      'bottle:瓶装液化石油气|In bottles',
      'station:燃气汽车加气|Filling station',
    ]),
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'change:变更|A change',
      'extend:延续|An extension',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('source-contract', '气源供应协议|Contract for the supply of gas', {
      by: '气源供应企业|Supplier',
      when: is('applyFor', 'first', 'extend'),
    }),
    paper('acceptance-report', '燃气设施竣工验收报告|Report on the completed installations', {
      when: is('applyFor', 'first'),
    }),
    paper('safety-evaluation', '安全评价报告|Safety evaluation', {
      by: '安全评价机构|Evaluating body',
      when: is('applyFor', 'first', 'extend'),
    }),
    paper('staff-training', '从业人员培训考核合格证明|Proof of training of staff', {
      by: '培训考核机构|Training body',
    }),
    paper('concession', '管道燃气特许经营协议|Concession for piped gas', {
      when: all(is('gasKind', 'pipe'), is('applyFor', 'first')),
    }),
    paper('bottle-register', '自有气瓶登记台账|Register of own bottles', { when: is('gasKind', 'bottle') }),
    gasLicence(is('applyFor', 'change', 'extend'), {
      code: 'earlier-licence',
      name: '原燃气经营许可证|Earlier gas licence',
    }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'supply',
      '经营信息|Supply',
      [
        element('premises.address', { label: '经营场所地址|Address of the premises' }),
        text('supplyArea', '经营区域|Area of supply', { max: 200 }),
        amount('storage', '储气能力|Storage', { unit: '立方米|m³' }),
        count('users', '用户数|Customers', { max: 5000000, unit: '户|households' }),
        'enterprise.safety-officer',
        count('trainedStaff', '持证从业人员数|Trained staff', { min: 1, max: 5000, unit: '人|people' }),
      ],
    ],
  ],
  window: [3, 'J05'],
  result: {
    kind: 'certificate',
    name: '燃气经营许可证|Gas business licence',
    type: 'gas-business-licence',
    years: 4,
  },
  depth: 4,
  faqs: [
    [
      '个人可以申请吗？|May a person apply?',
      '不可以，条例规定禁止个人从事管道燃气经营活动，其他类别须为企业。|No. The regulations bar people from piped gas, and the other kinds are for enterprises.',
    ],
  ],
}

const roadWorks: Draft = {
  key: 'road-occupation-permit',
  code: '12002',
  organisation: 'yl-urban',
  joint: ['yl-traffic-police', 'yl-housing'],
  type: '01',
  name: '占用、挖掘城市道路许可|Permit to occupy or dig up city roads',
  summary:
    '因施工、管线敷设等临时占用或者挖掘城市道路的许可，城管、交警、住建联合办理。|Permit for works and pipes in city roads; handled jointly by urban management, traffic police and construction.',
  keywords: ['占道', '挖路', '道路开挖', '占道施工', 'road works', 'dig'],
  audience: 'enterprise',
  themes: ['e-construction', 'e-transport'],
  basis: ['行政许可法:26:2', '行政许可法:42:2', '行政许可法:44'],
  limit: [45, '行政许可法:42:2'],
  promise: 8,
  process: 'permit-joint',
  steps: 'accept 1, review 2, site-visit 2, decide 2, issue 1',
  conditions: [
    '确需占用或者挖掘，且无其他可行方案。|It is needed and there is no other way.',
    '有交通组织、安全防护和道路修复方案。|There are plans for traffic, safety and repair.',
  ],
  situations: [
    ask('works', '占用还是挖掘？|Occupy or dig?', ['occupy:临时占用|Occupy', 'dig:挖掘|Dig']),
    ask('pipes', '是否涉及地下管线？|Are pipes under the road concerned?', ['yes:是|Yes', 'no:否|No'], {
      when: is('works', 'dig'),
    }),
    ask('mainRoad', '是否主干道？|Is it a main road?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    businessLicence(),
    paper('drawings', '占用或挖掘范围设计图|Drawing of the area', { files: 5 }),
    paper('works-approval', '工程批准文件|Approval of the works', { when: is('works', 'dig') }),
    paper('pipe-consent', '管线权属单位意见|Opinion of the owners of the pipes', {
      by: '管线权属单位|Owners of the pipes',
      when: is('pipes', 'yes'),
    }),
    paper('traffic-plan', '交通组织方案|Traffic plan', { when: is('mainRoad', 'yes'), later: 5 }),
    paper('repair-plan', '道路修复方案|Repair plan', { when: is('works', 'dig') }),
  ],
  form: [
    ['enterprise', '申请单位|Applicant', [...ENTERPRISE, ...AGENT]],
    [
      'works',
      '施工信息|Works',
      [
        text('road', '道路名称和路段|Road and section', { max: 120 }),
        amount('area', '占用或挖掘面积|Area', { unit: '平方米|m²' }),
        date('from', '开始日期|From'),
        date('until', '结束日期|Until'),
        yesNo('night', '是否夜间施工|Works at night'),
        element('enterprise.safety-officer', { label: '现场负责人|Person in charge on site' }),
      ],
    ],
  ],
  window: [3, 'J06'],
  fees: [
    [
      '城市道路挖掘修复费（每平方米）|Repair fee per square metre',
      20000,
      '市政府收费目录|Fee list of the city',
    ],
  ],
  result: { kind: 'approval', name: '占用、挖掘城市道路批文|Permit for the works' },
  depth: 4,
  faqs: [
    [
      '抢修可以先挖吗？|May one dig at once in an emergency?',
      '管线抢修可先行施工，二十四小时内补办手续。|Yes for repairs of pipes; apply within twenty-four hours.',
    ],
  ],
}

const sign: Draft = {
  key: 'outdoor-advertising-permit',
  code: '12003',
  organisation: 'yl-urban',
  type: '01',
  name: '户外广告设施设置许可|Permit for outdoor advertising',
  summary:
    '在城市建筑物、公共场地设置大型户外广告、电子显示屏的许可。|Permit for large billboards and screens on buildings and public ground.',
  keywords: ['广告牌', '户外广告', '招牌', 'LED屏', 'billboard', 'sign'],
  audience: 'enterprise',
  themes: ['e-construction', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 2, site-visit 2, decide 1, issue 1',
  conditions: [
    '符合户外广告设置规划和技术规范。|The plan and technical rules for advertising are met.',
    '不影响建筑安全、消防通道和市容景观。|Safety of the building, fire lanes and the look of the city are not harmed.',
  ],
  situations: [
    ask('signKind', '设置哪一类？|Which kind?', [
      'board:广告牌|Billboard',
      'screen:电子显示屏|Screen',
      'temporary:临时宣传品|Temporary display',
    ]),
    ask('place', '设置在哪里？|Where?', ['building:建筑物|Building', 'ground:公共场地|Public ground']),
  ],
  materials: [
    businessLicence(),
    paper('effect-picture', '设置效果图|Picture of the effect', { later: 3 }),
    paper('structure-drawing', '结构设计图和安全评估|Drawing and safety assessment of the structure', {
      by: '设计单位|Designer',
      when: is('signKind', 'board', 'screen'),
    }),
    paper('owner-consent', '建筑物所有权人同意书|Consent of the owner of the building', {
      when: is('place', 'building'),
    }),
    paper('site-right', '场地使用权证明|Right to the ground', { when: is('place', 'ground') }),
    paper('event-proof', '活动批准文件|Approval of the event', { when: is('signKind', 'temporary') }),
  ],
  form: [
    ['enterprise', '设置单位|Applicant', [...ENTERPRISE, ...AGENT]],
    [
      'sign',
      '设置信息|Display',
      [
        text('position', '设置位置|Position', { max: 200 }),
        amount('signArea', '面积|Area', { min: 1, max: 5000, unit: '平方米|m²' }),
        amount('signHeight', '底部离地高度|Height above ground', { max: 500, unit: '米|m' }),
        date('from', '开始日期|From'),
        date('until', '结束日期|Until'),
        yesNo('lit', '是否设置照明|Lit'),
      ],
    ],
  ],
  window: [3, 'J07'],
  result: { kind: 'approval', name: '户外广告设施设置批文|Permit for the display' },
  depth: 4,
  faqs: [
    [
      '门头招牌要许可吗？|Is a shop sign licensed?',
      '店铺门头招牌实行备案，不需要许可。|Shop signs are only filed.',
    ],
  ],
}

const drainage: Draft = {
  key: 'drainage-permit',
  code: '12004',
  organisation: 'yl-urban',
  type: '01',
  name: '污水排入排水管网许可|Permit to discharge sewage',
  summary:
    '从事工业、建筑、餐饮、医疗等活动的单位向城镇排水设施排放污水前须取得的许可。|The permit for industry, building sites, catering and hospitals to discharge sewage into city drains.',
  keywords: ['排水证', '排污水', '排水许可证', 'drainage', 'sewage'],
  audience: 'enterprise',
  themes: ['e-water', 'e-environment'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 8,
  process: 'single-approval',
  steps: 'accept 1, review 2, site-visit 3, decide 1, issue 1',
  conditions: [
    '排放口的设置符合排水与污水处理规划。|The outlet fits the drainage plan.',
    '建设了预处理设施和水质、水量检测设施，水质达标。|There is pre-treatment and measurement, and the water meets the standard.',
  ],
  situations: [
    ask('activity', '从事哪类活动？|Which activity?', [
      'industry:工业生产|Industry',
      'catering:餐饮洗涤|Catering and laundry',
      'building:施工作业|Building site',
      'medical:医疗|Medical',
    ]),
    ask('keyUser', '是否列入重点排污单位名录？|On the list of key polluters?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    businessLicence(),
    paper('pipe-drawing', '内部排水管网和排水口位置图|Plan of drains and outlets'),
    paper('pretreatment', '预处理设施建设材料|Papers on pre-treatment', {
      when: is('activity', 'industry', 'catering', 'medical'),
    }),
    paper('water-test', '排水水质检测报告|Test of the water', {
      by: '检测机构|Laboratory',
      when: is('activity', 'industry', 'medical'),
    }),
    paper('online-monitor', '主要水污染物在线监测联网证明|Proof of online monitoring', {
      by: '生态环境监测机构|Monitoring body',
      when: is('keyUser', 'yes'),
    }),
    paper('site-plan', '施工降排水方案|Plan for drainage of the site', { when: is('activity', 'building') }),
  ],
  form: [
    ['enterprise', '排水户信息|Discharger', [...ENTERPRISE, 'enterprise.industry', ...AGENT]],
    [
      'drainage',
      '排水信息|Discharge',
      [
        element('premises.address', { label: '排水地址|Address' }),
        amount('dailyVolume', '日排水量|Volume a day', { unit: '立方米|m³' }),
        count('outlets', '排水口数量|Outlets', { min: 1, max: 50, unit: '个|outlets' }),
        several('pollutants', '主要污染物|Main pollutants', [
          'cod:化学需氧量|COD',
          'ammonia:氨氮|Ammonia',
          'oil:动植物油|Oil',
          'solids:悬浮物|Suspended solids',
          'other:其他|Other',
        ]),
        text('road', '接入道路|Road with the drain', { max: 100 }),
      ],
    ],
  ],
  window: [3, 'J08'],
  result: { kind: 'certificate', name: '污水排入排水管网许可证|Sewage discharge permit', years: 5 },
  depth: 4,
  faqs: [['居民住宅需要办吗？|Do homes need one?', '居民生活排水不需要办理。|No, households do not.']],
}

export const construction: Draft[] = [works, shelter]
export const urban: Draft[] = [gas, roadWorks, sign, drainage]
