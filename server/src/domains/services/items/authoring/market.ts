// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { has, is } from './conditions.ts'
import { amount, choose, count, date, element, several, text, yesNo } from './fields.ts'
import {
  authorisation,
  businessLicence,
  healthCertificate,
  identityCard,
  lease,
  paper,
  realEstateCertificate,
} from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const foodBusiness: Draft = {
  key: 'food-business-licence',
  code: '02001',
  organisation: 'yl-market',
  joint: ['yl-fire', 'yl-health'],
  type: '01',
  name: '食品经营许可|Food business licence',
  summary:
    '开办餐馆、小吃店、饮品店、单位食堂或销售散装食品前须取得的许可，一次申请由市场监管、消防、卫健联合办理。|The licence needed before opening a restaurant, snack bar, drinks shop or canteen, or selling loose food; one application is handled jointly by market regulation, fire and health.',
  keywords: [
    '开饭店',
    '开餐馆',
    '餐饮',
    '小吃店',
    '奶茶店',
    '食堂',
    '外卖',
    '食品经营许可证',
    '卫生许可证',
    'restaurant',
    'catering',
    'food licence',
    'canteen',
    'snack bar',
  ],
  audience: 'enterprise',
  themes: ['e-opening'],
  basis: ['食品安全法:33', '食品安全法:35', '食品安全法实施条例:15', '行政许可法:26:2', '行政许可法:42:2'],
  limit: [45, '行政许可法:42:2'],
  promise: 15,
  process: 'permit-joint',
  steps: 'accept 1, review 3, site-visit 5, decide 3, issue 1',
  conditions: [
    '已依法办理市场主体登记，取得营业执照。|The operator is registered and holds a business licence.',
    '有与经营品种、数量相适应的固定场所，与有毒有害场所及其他污染源保持规定距离。|Fixed premises suit the kind and quantity of food and keep the required distance from sources of pollution.',
    '有相应的冷藏、消毒、防蝇防鼠等设备设施和合理的操作流程布局。|There are facilities for cooling, disinfection and pest control, and a sound layout of the work.',
    '配备食品安全管理人员，并有保证食品安全的规章制度。|A food safety officer is appointed and food safety rules are in place.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'change:变更|A change',
      'extend:延续|An extension',
    ]),
    ask('businessForm', '您经营哪一类食品？|What kind of business is it?', [
      'catering:餐饮服务|Catering',
      'canteen:单位食堂|A canteen',
      'retail:食品销售|Food retail',
    ]),
    ask('premisesRight', '经营场所是自有还是租赁？|Are the premises owned or rented?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
    ]),
    ask('handledBy', '由谁办理？|Who is applying?', [
      'self:负责人本人|The person in charge',
      'agent:委托他人|Somebody authorised',
    ]),
  ],
  materials: [
    businessLicence(),
    identityCard(),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
    paper('layout-plan', '经营场所平面布局图|Floor plan of the premises', {
      later: 5,
      when: is('applyFor', 'first', 'change'),
      files: 2,
      sample: '标明各功能间、设备位置和人流物流方向|Shows rooms, equipment and the ways of people and goods',
    }),
    healthCertificate(is('businessForm', 'catering', 'canteen')),
    paper('change-evidence', '与变更事项有关的证明材料|Evidence of the change', {
      when: is('applyFor', 'change'),
    }),
    authorisation(is('handledBy', 'agent')),
  ],
  form: [
    ['applicant', '申请人|Applicant', APPLICANT],
    ['operator', '经营者|Operator', ENTERPRISE],
    [
      'premises',
      '经营场所|Premises',
      ['premises.name', 'premises.address', 'premises.area', element('premises.storey', { optional: true })],
    ],
    [
      'business',
      '经营内容|Business',
      [
        several('businessItems', '经营项目|Items of business', [
          'hot:热食类制售|Hot food',
          'cold:冷食类制售|Cold food',
          'raw:生食类制售|Raw food',
          'pastry:糕点类制售|Pastry',
          'drinks:自制饮品制售|Drinks',
          'packed:预包装食品销售|Packaged food',
          'loose:散装食品销售|Loose food',
        ]),
        choose(
          'coldRoom',
          '是否设置专间或专用操作区|Separate room or area for cold or raw food',
          ['room:专间|Separate room', 'area:专用操作区|Separate area'],
          {
            when: has('businessItems', 'cold', 'raw', 'pastry'),
            help: '制售冷食、生食、裱花糕点须设置|Required for cold food, raw food and decorated cakes',
          },
        ),
        element('enterprise.safety-officer', { label: '食品安全管理员|Food safety officer' }),
        date('openingOn', '计划开业日期|Planned opening', { optional: true, when: is('applyFor', 'first') }),
      ],
    ],
  ],
  window: [3, 'A12'],
  halls: ['linjiang', 'yuntai', 'lanhu', 'gaoxin'],
  result: {
    kind: 'certificate',
    name: '食品经营许可证|Food business licence',
    type: 'food-business-licence',
    years: 5,
  },
  depth: 4,
  faqs: [
    [
      '只卖预包装食品要办证吗？|Is a licence needed to sell packaged food only?',
      '不需要，仅销售预包装食品的向所在地市场监管部门备案即可。|No. Whoever sells packaged food only files a notice with the local market regulation authority.',
    ],
    [
      '现场核查要我准备什么？|What should I prepare for the site visit?',
      '请保持场所设备可以正常使用，负责人或食品安全管理员在场即可，核查不收费。|Have the equipment ready for use and be present, or have the food safety officer present; the visit is free.',
    ],
  ],
}

const foodProduction: Draft = {
  key: 'food-production-licence',
  code: '02002',
  organisation: 'yl-market',
  type: '01',
  name: '食品生产许可|Food production licence',
  summary:
    '企业生产加工食品前须取得的许可，按食品类别核定。|The licence needed before producing food, granted by category of food.',
  keywords: ['食品厂', '生产食品', 'SC', '食品生产许可证', 'food factory', 'food production'],
  audience: 'enterprise',
  themes: ['e-opening'],
  basis: ['食品安全法:35', '食品安全法实施条例:15', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 12,
  process: 'single-approval',
  steps: 'accept 1, review 3, site-visit 5, decide 2, issue 1',
  conditions: [
    '已取得营业执照，且经营范围包含食品生产。|The enterprise is registered and its scope includes food production.',
    '生产场所、设备和工艺流程符合所申请食品类别的要求。|Premises, equipment and process suit the category of food applied for.',
    '有食品安全专业技术人员和管理制度。|There are food safety staff and rules.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'change:变更|A change',
      'extend:延续|An extension',
    ]),
    ask(
      'conditionsChanged',
      '生产条件是否发生变化？|Have the conditions of production changed?',
      ['yes:有变化|Yes', 'no:无变化|No'],
      { when: is('applyFor', 'extend') },
    ),
  ],
  materials: [
    businessLicence(),
    paper('equipment-layout', '主要生产设备布局图|Layout of the main equipment', {
      later: 5,
      when: is('applyFor', 'first', 'change'),
    }),
    paper('process-chart', '生产工艺流程图|Process chart', { when: is('applyFor', 'first', 'change') }),
    paper('safety-rules', '食品安全管理制度清单|List of food safety rules'),
    paper('test-report', '试制食品检验合格报告|Test report of a trial batch', {
      by: '具备资质的检验机构|Accredited laboratory',
      when: is('applyFor', 'first'),
    }),
    paper('unchanged-statement', '生产条件未发生变化的声明|Statement that nothing has changed', {
      when: is('conditionsChanged', 'no'),
    }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'production',
      '生产信息|Production',
      [
        'premises.address',
        several('categories', '食品类别|Categories of food', [
          'grain:粮食加工品|Grain products',
          'oil:食用油|Edible oil',
          'meat:肉制品|Meat products',
          'dairy:乳制品|Dairy',
          'drink:饮料|Drinks',
          'convenience:方便食品|Convenience food',
          'tea:茶叶|Tea',
          'pastry:糕点|Pastry',
        ]),
        amount('annualOutput', '设计年产量|Planned output a year', { unit: '吨|t' }),
        'enterprise.employees',
        element('enterprise.safety-officer', { label: '食品安全管理员|Food safety officer' }),
        yesNo('commissioned', '是否接受委托生产|Produces on commission', { optional: true }),
      ],
    ],
  ],
  window: [3, 'A13'],
  result: { kind: 'certificate', name: '食品生产许可证|Food production licence', years: 5 },
  depth: 4,
  faqs: [
    [
      '许可证到期前多久申请延续？|When should an extension be applied for?',
      '有效期届满三十个工作日前提出；生产条件没有变化的，一般不再现场核查。|Thirty working days before it expires; where nothing has changed there is usually no further visit.',
    ],
  ],
}

const foodWorkshop: Draft = {
  key: 'food-workshop-registration',
  code: '02003',
  organisation: 'yl-market',
  type: '10',
  name: '食品小作坊登记|Small food workshop registration',
  summary:
    '豆制品、米粉、糕点等小规模固定场所生产加工的登记。|Registration of small workshops with fixed premises that make bean products, rice noodles, pastry and the like.',
  keywords: ['小作坊', '豆腐坊', '米粉', '加工点', 'workshop', 'tofu'],
  audience: 'person',
  themes: ['p-opening'],
  basis: ['食品安全法:36', '优化营商环境条例:35'],
  limit: [15, '食品安全法:36'],
  promise: 5,
  process: 'single-approval',
  steps: 'accept 1, review 1, site-visit 2, decide 1, issue 0',
  conditions: [
    '从业人员少、场所固定、生产条件简单，不生产乳制品、罐头等禁止品种。|Few workers, fixed premises, simple means; no dairy, canned or otherwise prohibited food.',
    '生产加工区与生活区分开，并有相应的卫生防护设施。|Work and living areas are separate and hygiene is provided for.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次登记|First registration',
      'change:变更|A change',
      'cancel:注销|Deregistration',
    ]),
    ask(
      'premisesRight',
      '场所是自有还是租赁？|Are the premises owned or rented?',
      ['owned:自有|Owned', 'rented:租赁|Rented'],
      { when: is('applyFor', 'first', 'change') },
    ),
  ],
  materials: [
    identityCard(),
    healthCertificate(is('applyFor', 'first')),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
    paper('product-list', '拟生产食品的品种和原料说明|List of products and ingredients', {
      when: is('applyFor', 'first', 'change'),
    }),
    paper('certificate-original', '原登记证|The earlier registration', {
      when: is('applyFor', 'cancel', 'change'),
    }),
  ],
  form: [
    ['applicant', '经营者|Operator', APPLICANT],
    [
      'workshop',
      '作坊信息|Workshop',
      [
        'premises.name',
        'premises.address',
        'premises.area',
        text('products', '生产品种|Products', { max: 120 }),
        count('workers', '从业人数|Workers', { min: 1, max: 30, unit: '人|people' }),
        choose('sales', '销售方式|Sold', [
          'shop:自产自销|In the workshop itself',
          'market:农贸市场|At markets',
          'supply:供应餐饮单位|To caterers',
        ]),
      ],
    ],
  ],
  window: [3, 'A14'],
  halls: ['hechuan', 'andu', 'qinglu'],
  result: { kind: 'certificate', name: '食品小作坊登记证|Small food workshop registration', years: 3 },
  depth: 3,
  visit:
    '首次登记须现场核对健康证明原件。|The original health certificates are compared at the first registration.',
  faqs: [
    [
      '流动摊贩办这个吗？|Is this for street vendors?',
      '不是，流动摊贩向经营地乡镇或街道备案。|No. Street vendors file with the township or sub-district.',
    ],
  ],
}

const drugRetail: Draft = {
  key: 'drug-retail-licence',
  code: '02004',
  organisation: 'yl-market',
  type: '01',
  name: '药品经营许可（零售）|Drug retail licence',
  summary:
    '开办药店、医药连锁门店前须取得的许可。|The licence needed before opening a pharmacy or a branch of a chain.',
  keywords: ['开药店', '药房', '药品经营许可证', 'pharmacy', 'drugstore'],
  audience: 'enterprise',
  themes: ['e-opening', 'e-health'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 12,
  process: 'single-approval',
  steps: 'accept 1, review 3, site-visit 4, decide 3, issue 1',
  conditions: [
    '配备依法经过资格认定的药师或者其他药学技术人员。|A qualified pharmacist or other pharmaceutical staff is employed.',
    '有与所经营药品相适应的营业场所、设备、仓储设施和卫生环境。|Premises, equipment, storage and hygiene suit the drugs sold.',
    '有保证药品质量的规章制度，符合药品经营质量管理规范。|Quality rules are in place and good supply practice is followed.',
  ],
  situations: [
    ask('storeKind', '是单体药店还是连锁门店？|Is it a single shop or a branch?', [
      'single:单体药店|Single shop',
      'chain:连锁门店|Branch of a chain',
    ]),
    ask('premisesRight', '经营场所是自有还是租赁？|Are the premises owned or rented?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('pharmacist', '执业药师注册证|Registration of the pharmacist', {
      from: '药品监督管理部门|Drug authority',
      sample: '注册单位与申请企业一致|Registered with the applicant',
    }),
    paper('headquarters-consent', '连锁总部同意设立门店的文件|Consent of the head office', {
      when: is('storeKind', 'chain'),
    }),
    paper('quality-rules', '质量管理制度和岗位职责|Quality rules and duties', {
      when: is('storeKind', 'single'),
      files: 5,
    }),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
    paper('floor-plan', '营业场所和仓库平面图|Plan of shop and storage', { later: 5 }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'shop',
      '门店信息|Shop',
      [
        'premises.name',
        'premises.address',
        'premises.area',
        several('drugScope', '药品经营类别|Categories of drugs', [
          'otc:非处方药|Non-prescription drugs',
          'rx:处方药|Prescription drugs',
          'herbal:中药饮片|Prepared herbs',
          'bio:生物制品|Biological products',
        ]),
        text('pharmacistName', '企业负责人或质量负责人姓名|Name of the quality officer', { max: 50 }),
        yesNo('coldStorage', '是否配备冷藏设备|Has cold storage', { when: has('drugScope', 'bio') }),
      ],
    ],
  ],
  window: [3, 'A15'],
  result: { kind: 'certificate', name: '药品经营许可证|Drug retail licence', years: 5 },
  depth: 4,
  faqs: [
    [
      '执业药师可以同时在两家药店注册吗？|May a pharmacist be registered with two shops?',
      '不可以，一名执业药师只能在一个单位注册。|No. A pharmacist can be registered with one place only.',
    ],
  ],
}

export const market: Draft[] = [foodBusiness, foodProduction, foodWorkshop, drugRetail]
