// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { has, is } from './conditions.ts'
import { choose, date, element, longText, text, yesNo } from './fields.ts'
import {
  authorisation,
  businessLicence,
  identityCard,
  paper,
  photo,
  residencePermit,
  socialSecurityCard,
} from './materials.ts'
import { ACCOUNT, AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const ALL = ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu']

const flexible: Draft = {
  key: 'flexible-insurance-registration',
  code: '44001',
  organisation: 'yl-social-insurance',
  type: '20',
  name: '灵活就业人员参保登记|Social insurance for the self-employed',
  summary:
    '个体经营、非全日制和新就业形态人员自愿参加职工养老、医疗保险的登记。|Voluntary pension and medical insurance for people who work for themselves, part-time or by platform.',
  keywords: ['灵活就业', '自己交社保', '个人参保', '社保登记', 'self-employed', 'social insurance'],
  audience: 'person',
  themes: ['p-social-security', 'p-employment'],
  basis: ['社会保险法:10', '社会保险法:23', '社会保险法:57:1', '社会保险法:58'],
  limit: [15, '社会保险法:57:1', 'calendar-day'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: { field: 'person.age', op: 'between', value: [16, 59] },
  conditions: [
    '年满十六周岁且未达到法定退休年龄。|Sixteen or older and below the age of retirement.',
    '未在用人单位参加职工社会保险。|Not insured through an employer.',
  ],
  situations: [
    ask(
      'insurance',
      '参加哪些险种？|Which insurance?',
      ['pension:职工基本养老保险|Pension', 'medical:职工基本医疗保险|Medical'],
      { multiple: true },
    ),
    ask('origin', '户籍是否在本市？|Are you registered in the city?', ['local:是|Yes', 'visitor:否|No']),
  ],
  materials: [
    identityCard(),
    residencePermit(is('origin', 'visitor')),
    paper('platform-proof', '新就业形态从业证明|Proof of platform work', {
      by: '平台企业|Platform',
      when: is('origin', 'visitor'),
    }),
  ],
  form: [
    ['applicant', '参保人|Insured', [...APPLICANT, 'person.address', 'person.occupation']],
    [
      'insurance',
      '参保信息|Insurance',
      [
        date('startsOn', '参保开始月份（当月一日）|Starting month (its first day)'),
        choose(
          'base',
          '缴费基数档次|Contribution base',
          ['60:60%|60%', '80:80%|80%', '100:100%|100%', '200:200%|200%', '300:300%|300%'],
          { when: has('insurance', 'pension') },
        ),
        choose('interval', '缴费方式|Payment', [
          'month:按月|Monthly',
          'quarter:按季|Quarterly',
          'year:按年|Yearly',
        ]),
        ...ACCOUNT,
        yesNo('autoDebit', '是否自动扣款|Automatic debit'),
      ],
    ],
  ],
  window: [2, 'G01'],
  halls: ALL,
  result: { kind: 'record', name: '灵活就业人员参保登记|Entry in the insurance register' },
  depth: 4,
  faqs: [
    [
      '外地户籍能参保吗？|May people from elsewhere join?',
      '已取消户籍限制，可在就业地参保。|Yes, where they work; the limit by registration has been lifted.',
    ],
  ],
}

const pensionProof: Draft = {
  key: 'pension-qualification',
  code: '44002',
  organisation: 'yl-social-insurance',
  type: '20',
  name: '养老金领取资格认证|Proof of life for pensioners',
  summary:
    '领取养老金人员每十二个月一次的资格认证，数据比对通过的无需本人操作。|Yearly proof that a pensioner is alive; where the registers show it, nothing needs to be done.',
  keywords: ['养老认证', '生存认证', '退休认证', 'pension', 'proof of life'],
  audience: 'person',
  themes: ['p-retirement', 'p-elderly'],
  basis: ['社会保险法:16', '老年人权益保障法:54'],
  limit: [1, '老年人权益保障法:54'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: {
    all: [
      { field: 'person.age', op: '>=', value: 50 },
      { field: 'mode', op: '=', value: 'online' },
    ],
  },
  conditions: ['在本市领取企业职工、机关事业单位或者城乡居民基本养老金。|The pension is drawn in the city.'],
  situations: [
    ask('mode', '用什么方式认证？|How would you like to do it?', [
      'online:网上人脸识别|Online by face',
      'home:申请上门服务|Visit at home',
      'abroad:境外居住|Living abroad',
    ]),
  ],
  materials: [
    identityCard(),
    paper('abroad-proof', '境外居住人员健在证明|Proof of life issued abroad', {
      by: '驻外使领馆|Embassy or consulate',
      when: is('mode', 'abroad'),
    }),
    paper('mobility-proof', '行动不便情况说明|Statement of limited mobility', { when: is('mode', 'home') }),
  ],
  form: [
    ['applicant', '领取人|Pensioner', [...APPLICANT, 'person.birth-date']],
    [
      'qualification',
      '认证信息|Qualification',
      [
        choose('pensionKind', '养老金类别|Kind of pension', [
          'enterprise:企业职工|Enterprise',
          'public:机关事业|Public service',
          'resident:城乡居民|Residents',
        ]),
        element('person.address', { when: is('mode', 'home', 'abroad') }),
        date('visitOn', '希望上门日期|Day of the visit', { when: is('mode', 'home') }),
        text('country', '居住国家或地区|Country or region', { max: 50, when: is('mode', 'abroad') }),
      ],
    ],
  ],
  window: [2, 'G02'],
  halls: ALL,
  result: { kind: 'record', name: '养老金领取资格认证记录|Entry of the qualification' },
  depth: 4,
  faqs: [
    [
      '忘记认证会停发吗？|Is the pension stopped if it is forgotten?',
      '先行短信提醒，暂停发放后补认证的次月补发。|There is a message first; what was stopped is paid in the month after the proof.',
    ],
  ],
}

const card: Draft = {
  key: 'social-security-card',
  code: '05003',
  organisation: 'yl-hrss',
  type: '20',
  name: '社会保障卡申领|Social security card',
  summary:
    '第三代社会保障卡的首次申领、补换，电子社保卡同步签发。|First issue and replacement of the social security card, with the electronic card.',
  keywords: ['社保卡', '医保卡', '补办社保卡', 'social security card'],
  audience: 'person',
  themes: ['p-social-security', 'p-certificates'],
  basis: ['社会保险法:58:3', '社会保险法:74'],
  limit: [30, '社会保险法:74'],
  promise: 5,
  process: 'registration',
  steps: 'accept 1, review 2, issue 2',
  conditions: ['在本市参加社会保险或者具有本市户籍。|Insured or registered in the city.'],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申领|A first card',
      'lost:遗失补领|Replacement',
      'damaged:损坏换领|Exchange',
    ]),
    ask('handledBy', '由谁办理？|Who is applying?', ['self:本人|The holder', 'agent:代办|Somebody else']),
  ],
  materials: [
    identityCard(),
    photo(is('applyFor', 'first')),
    socialSecurityCard(is('applyFor', 'damaged'), { code: 'old-card', name: '原社会保障卡|Earlier card' }),
    authorisation(is('handledBy', 'agent')),
  ],
  form: [
    ['applicant', '持卡人|Holder', [...APPLICANT, 'person.address']],
    [
      'card',
      '制卡信息|Card',
      [
        choose('bankChoice', '服务银行|Bank', [
          'icbc:工商银行|ICBC',
          'abc:农业银行|ABC',
          'boc:中国银行|BOC',
          'ccb:建设银行|CCB',
          'psbc:邮储银行|PSBC',
        ]),
        choose('delivery', '领取方式|Delivery', ['bank:银行网点|At the bank', 'post:邮寄|By post']),
        text('postAddress', '邮寄地址|Postal address', { max: 200, when: is('delivery', 'post') }),
        element('agent.name', { when: is('handledBy', 'agent') }),
        element('agent.phone', { when: is('handledBy', 'agent') }),
      ],
    ],
  ],
  window: [2, 'G03'],
  halls: ALL,
  result: {
    kind: 'certificate',
    name: '社会保障卡|Social security card',
    type: 'social-security-card',
    years: 10,
  },
  depth: 4,
  faqs: [
    ['补卡收费吗？|Is a replacement charged for?', '首次申领和补换卡均免费。|No, nor is the first card.'],
  ],
}

const injury: Draft = {
  key: 'work-injury-recognition',
  code: '05004',
  organisation: 'yl-hrss',
  type: '07',
  name: '工伤认定|Recognition of a work injury',
  summary:
    '职工发生事故伤害或者被诊断为职业病后，由单位或本人申请认定。|Recognition of an accident at work or an occupational disease, on request of the employer or the worker.',
  keywords: ['工伤', '职业病', '上班受伤', '上下班交通事故', 'work injury'],
  audience: 'both',
  themes: ['p-social-security', 'e-social-security'],
  basis: ['社会保险法:36', '社会保险法:37'],
  limit: [60, '社会保险法:36', 'calendar-day'],
  promise: 30,
  process: 'single-approval',
  steps: 'accept 3, review 15, decide 10, issue 2',
  conditions: [
    '与用人单位存在劳动关系。|There is an employment relationship.',
    '单位自事故发生之日起三十日内，职工一年内提出。|Within thirty days by the employer, within a year by the worker.',
  ],
  situations: [
    ask('injuryKind', '属于哪种情形？|What happened?', [
      'accident:工作事故伤害|Accident at work',
      'traffic:上下班途中交通事故|Traffic accident on the way',
      'disease:职业病|Occupational disease',
      'sudden:突发疾病死亡|Sudden death',
    ]),
    ask('filedBy', '由谁提出？|Who applies?', [
      'employer:用人单位|The employer',
      'worker:职工或近亲属|The worker or a relative',
    ]),
  ],
  materials: [
    identityCard(),
    paper('employment-proof', '劳动合同或劳动关系证明|Proof of employment', { files: 5 }),
    paper('medical-record', '医疗诊断证明和病历|Diagnosis and records', {
      by: '医疗机构|Hospital',
      files: 10,
      when: is('injuryKind', 'accident', 'traffic', 'sudden'),
    }),
    paper('traffic-report', '交通事故责任认定书|Report on the traffic accident', {
      from: '公安交管部门|Traffic police',
      when: is('injuryKind', 'traffic'),
    }),
    paper('disease-certificate', '职业病诊断证明书|Certificate of occupational disease', {
      by: '职业病诊断机构|Diagnosing body',
      when: is('injuryKind', 'disease'),
    }),
    paper('death-certificate', '死亡证明|Death certificate', {
      by: '医疗机构|Hospital',
      when: is('injuryKind', 'sudden'),
    }),
    paper('witness', '证人证言|Statements of witnesses', { when: is('filedBy', 'worker') }),
  ],
  form: [
    ['worker', '职工信息|Worker', [...APPLICANT, 'person.employer', 'person.occupation']],
    [
      'injury',
      '受伤信息|Injury',
      [
        date('injuredOn', '事故或诊断日期|Date of accident or diagnosis'),
        text('injuredAt', '事故地点|Place', { max: 200 }),
        longText('course', '受伤经过|What happened'),
        text('injuredPart', '受伤部位或职业病名称|Part of the body, or name of the disease', { max: 100 }),
        text('hospital', '救治医院|Hospital', { max: 80 }),
        element('enterprise.phone', { label: '单位联系电话|Telephone of the employer' }),
      ],
    ],
  ],
  window: [2, 'G04'],
  result: { kind: 'document', name: '认定工伤决定书|Decision on the injury' },
  depth: 3,
  visit: '需要时本人到场接受调查核实。|The worker may be heard in person.',
  faqs: [
    [
      '单位不给申请怎么办？|What if the employer does not apply?',
      '职工或其近亲属、工会可在一年内直接申请。|The worker, a close relative or the union may apply within a year.',
    ],
  ],
}

const medicalElsewhere: Draft = {
  key: 'medical-elsewhere-filing',
  code: '10001',
  organisation: 'yl-medical-insurance',
  type: '20',
  name: '医保异地就医备案|Medical insurance: treatment elsewhere',
  summary:
    '长期居住外地或临时外出就医的参保人备案后，可在就医地直接结算。|After filing, insured people who live or travel elsewhere settle bills directly where they are treated.',
  keywords: ['异地就医', '异地医保', '外地看病', '医保备案', 'medical insurance', 'treatment elsewhere'],
  audience: 'person',
  themes: ['p-health', 'p-social-security'],
  basis: ['社会保险法:29:2', '国务院关于在线政务服务的若干规定:7'],
  limit: [2, '社会保险法:29:2'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: { field: 'stayKind', op: 'in', value: ['travel', 'retired'] },
  conditions: [
    '在本市参加基本医疗保险且处于正常享受待遇状态。|Insured in the city and entitled to benefits.',
  ],
  situations: [
    ask('stayKind', '属于哪种情形？|Which applies?', [
      'retired:异地安置退休|Retired elsewhere',
      'living:异地长期居住|Living elsewhere',
      'working:异地工作|Working elsewhere',
      'transfer:异地转诊|Referred elsewhere',
      'travel:临时外出就医|Travelling',
    ]),
  ],
  materials: [
    identityCard(),
    paper('residence-proof', '长期居住证明或承诺书|Proof or declaration of residence', {
      when: is('stayKind', 'living', 'retired'),
    }),
    paper('work-proof', '异地工作证明|Proof of work elsewhere', {
      by: '用人单位|Employer',
      when: is('stayKind', 'working'),
    }),
    paper('referral', '转诊转院证明|Referral', {
      by: '定点医疗机构|Designated hospital',
      when: is('stayKind', 'transfer'),
    }),
  ],
  form: [
    ['applicant', '参保人|Insured', [...APPLICANT]],
    [
      'treatment',
      '就医信息|Treatment',
      [
        choose('insuranceKind', '参保类型|Insurance', [
          'employee:职工医保|Employees',
          'resident:居民医保|Residents',
        ]),
        text('destination', '就医地（省、市）|Place of treatment', { max: 60 }),
        date('from', '开始日期|From'),
        date('until', '结束日期|Until', { optional: true }),
        text('contact', '就医地联系人|Contact there', { max: 50, optional: true }),
      ],
    ],
  ],
  window: [2, 'G05'],
  halls: ALL,
  result: { kind: 'record', name: '异地就医备案登记|Entry of the filing' },
  depth: 4,
  faqs: [
    [
      '急诊没备案怎么办？|What about emergencies?',
      '急诊抢救视同已备案，可以直接结算。|Emergencies count as filed and are settled directly.',
    ],
  ],
}

const stabilisation: Draft = {
  key: 'job-stabilisation-refund',
  code: '05005',
  organisation: 'yl-hrss',
  type: '05',
  name: '失业保险稳岗返还|Refund of unemployment insurance for keeping jobs',
  summary:
    '不裁员、少裁员的参保企业按上年度实际缴费的一定比例返还，数据比对后免申即享。|Enterprises that keep their staff get back part of last year’s contributions; granted after comparison of data.',
  keywords: ['稳岗补贴', '稳岗返还', '失业保险返还', 'job subsidy'],
  audience: 'enterprise',
  themes: ['e-support', 'e-social-security'],
  basis: ['社会保险法:44', '优化营商环境条例:24', '中小企业促进法:12'],
  limit: [30, '优化营商环境条例:24'],
  promise: 15,
  process: 'single-approval',
  steps: 'accept 1, review 7, decide 6, issue 1',
  conditions: [
    '依法参加失业保险并足额缴费十二个月以上。|Unemployment insurance paid in full for twelve months or more.',
    '上年度裁员率不高于全国城镇调查失业率控制目标，三十人以下企业不高于百分之二十。|Redundancies below the national target; twenty per cent for enterprises of up to thirty people.',
  ],
  situations: [
    ask('size', '企业规模？|Size of the enterprise?', [
      'small:中小微企业|Small or medium',
      'large:大型企业|Large',
    ]),
    ask('account', '是否已有对公账户？|Is there a corporate account?', [
      'yes:有|Yes',
      'no:没有（个体户用个人账户）|No (individual business)',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('size-statement', '企业规模类型声明|Declaration of size', { when: is('size', 'small') }),
    paper('owner-account', '经营者银行账户信息|Account of the owner', { when: is('account', 'no') }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, 'enterprise.industry', ...AGENT]],
    [
      'refund',
      '返还信息|Refund',
      [
        'enterprise.employees',
        'enterprise.revenue',
        element('enterprise.bank-name', { when: is('account', 'yes') }),
        element('enterprise.bank-account', { when: is('account', 'yes') }),
        longText('useOfRefund', '资金使用计划|Planned use'),
      ],
    ],
  ],
  window: [2, 'F06'],
  result: { kind: 'document', name: '稳岗返还资金拨付通知书|Notice of payment' },
  depth: 4,
  faqs: [
    [
      '需要主动申请吗？|Must one apply?',
      '大多数企业由系统比对后直接发放，未收到的可以在此补充申请。|Most are paid without asking; those left out apply here.',
    ],
  ],
}

export const socialInsurance: Draft[] = [flexible, pensionProof, card]
export const socialRights: Draft[] = [injury, medicalElsewhere, stabilisation]
