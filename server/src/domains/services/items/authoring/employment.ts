// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { amount, choose, count, date, element, longText, several, text, yesNo } from './fields.ts'
import {
  businessLicence,
  disabilityCertificate,
  householdRegister,
  identityCard,
  lease,
  paper,
  socialSecurityCard,
} from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const ALL = ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu']

const unemployment: Draft = {
  key: 'unemployment-registration',
  code: '45001',
  organisation: 'yl-employment',
  type: '07',
  name: '失业登记|Registration as unemployed',
  summary:
    '有劳动能力、有就业要求的失业人员登记，登记后可享受就业服务并申领失业保险金。|Registration of people able and willing to work; it opens employment services and unemployment benefit.',
  keywords: ['失业', '失业登记', '失业金', '就业创业证', 'unemployment', 'jobless'],
  audience: 'person',
  themes: ['p-employment', 'p-social-security'],
  basis: ['社会保险法:45', '社会保险法:50', '优化营商环境条例:36'],
  limit: [5, '社会保险法:50'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: {
    all: [
      { field: 'person.age', op: 'between', value: [16, 60] },
      { field: 'formerly', op: 'in', value: ['employee', 'graduate'] },
    ],
  },
  conditions: [
    '在法定劳动年龄内，有劳动能力和就业要求，目前处于无业状态。|Of working age, able and willing to work, and without work.',
  ],
  situations: [
    ask('formerly', '失业前属于哪种情况？|What were you before?', [
      'employee:单位职工|Employee',
      'self:个体或灵活就业|Self-employed',
      'graduate:毕业未就业|Graduate without work',
      'land:失地农民|Farmer who lost land',
    ]),
    ask('benefit', '是否同时申领失业保险金？|Apply for benefit as well?', ['yes:是|Yes', 'no:否|No'], {
      when: is('formerly', 'employee'),
    }),
  ],
  materials: [
    identityCard(),
    paper('termination', '终止或者解除劳动关系的证明|Proof that employment has ended', {
      by: '用人单位|Employer',
      when: is('formerly', 'employee'),
      sample: '写明解除原因、日期并加盖公章|States reason and date; sealed',
    }),
    paper('closure', '停业或注销证明|Proof that business has ended', { when: is('formerly', 'self') }),
    paper('diploma', '毕业证书|Diploma', { by: '毕业院校|School', when: is('formerly', 'graduate') }),
    paper('land-proof', '征地证明|Proof of land acquisition', {
      from: '自然资源部门|Natural resources authority',
      when: is('formerly', 'land'),
    }),
    socialSecurityCard(is('benefit', 'yes')),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.education', 'person.address']],
    [
      'unemployment',
      '失业信息|Unemployment',
      [
        date('unemployedSince', '失业日期|Unemployed since'),
        element('person.employer', { label: '原工作单位|Former employer', when: is('formerly', 'employee') }),
        choose('leavingReason', '失业原因|Reason', [
          'expired:合同期满|Contract ended',
          'dismissed:单位解除|Dismissed',
          'resigned:个人辞职|Resigned',
          'closed:单位破产关闭|Employer closed',
          'other:其他|Other',
        ]),
        several('services', '需要的就业服务|Services wanted', [
          'guidance:职业指导|Guidance',
          'placement:职业介绍|Placement',
          'training:技能培训|Training',
          'startup:创业服务|Starting a business',
        ]),
        text('wantedJob', '求职意向|Work sought', { max: 60, optional: true }),
      ],
    ],
  ],
  window: [2, 'F01'],
  halls: ALL,
  result: { kind: 'record', name: '失业登记记录|Entry in the register of the unemployed' },
  depth: 4,
  faqs: [
    [
      '外地户口可以在这里登记吗？|May people from elsewhere register?',
      '可以在常住地登记，不要求户籍。|Yes, at the place where they live.',
    ],
  ],
}

const hardship: Draft = {
  key: 'employment-hardship-recognition',
  code: '45002',
  organisation: 'yl-employment',
  type: '07',
  name: '就业困难人员认定|Recognition of people who have difficulty finding work',
  summary:
    '大龄、残疾、低保、长期失业等人员认定后享受社保补贴、公益性岗位等援助。|Recognition opens insurance subsidies and public jobs to older, disabled, poor or long unemployed people.',
  keywords: ['就业困难', '4050', '公益性岗位', '零就业家庭', 'employment assistance'],
  audience: 'person',
  themes: ['p-employment'],
  basis: ['残疾人保障法:30', '残疾人保障法:37', '优化营商环境条例:22'],
  limit: [20, '残疾人保障法:37'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 3, decide 2, issue 1',
  conditions: [
    '已办理失业登记。|Registered as unemployed.',
    '属于大龄、残疾、低保、连续失业一年以上或者零就业家庭成员之一。|Older, disabled, on minimum allowance, unemployed for a year, or from a household without work.',
  ],
  situations: [
    ask('group', '属于哪一类？|Which group?', [
      'older:大龄失业人员|Older unemployed',
      'disabled:残疾人|Disabled',
      'poor:低保家庭成员|On minimum allowance',
      'long:连续失业一年以上|Unemployed for a year',
      'zero:零就业家庭|Household without work',
    ]),
  ],
  materials: [
    identityCard(),
    disabilityCertificate(is('group', 'disabled')),
    paper('allowance-proof', '低保证明|Proof of minimum allowance', {
      from: '民政部门|Civil affairs',
      when: is('group', 'poor'),
    }),
    householdRegister(is('group', 'zero')),
    paper('household-statement', '家庭成员就业状况承诺书|Statement on the work of the household', {
      when: is('group', 'zero'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.birth-date', 'person.address']],
    [
      'difficulty',
      '就业困难情况|Difficulty',
      [
        date('unemployedSince', '失业登记日期|Registered as unemployed on'),
        element('person.household-size', { when: is('group', 'zero') }),
        choose('skill', '技能水平|Skill', [
          'none:无|None',
          'junior:初级工|Junior',
          'middle:中级工|Middle',
          'senior:高级工以上|Senior',
        ]),
        longText('difficulty', '就业困难说明|What makes it difficult'),
        several('help', '希望得到的援助|Help wanted', [
          'job:公益性岗位|Public job',
          'subsidy:社保补贴|Insurance subsidy',
          'training:免费培训|Free training',
        ]),
      ],
    ],
  ],
  window: [2, 'F02'],
  halls: ALL,
  result: { kind: 'document', name: '就业困难人员认定告知书|Notice of recognition' },
  depth: 4,
  faqs: [
    [
      '认定后有效期多久？|How long does it hold?',
      '认定后就业满半年的自动退出。|It ends after half a year of steady work.',
    ],
  ],
}

const labourAgency: Draft = {
  key: 'human-resources-service-licence',
  code: '05001',
  organisation: 'yl-hrss',
  type: '01',
  name: '人力资源服务许可|Licence for employment agencies',
  summary: '从事职业中介活动前须取得的许可。|The licence needed to run an employment agency.',
  keywords: ['人力资源公司', '职业介绍', '中介', '招聘公司', 'employment agency', 'recruitment'],
  audience: 'enterprise',
  themes: ['e-workforce', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:34', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 5,
  process: 'single-approval',
  steps: 'accept 1, review 2, decide 1, issue 1',
  conditions: [
    '有明确的章程和管理制度。|There are articles and rules.',
    '有开展业务必备的固定场所和办公设施。|There are fixed premises and equipment.',
    '有三名以上专职工作人员。|At least three full-time staff.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'change:变更|A change',
      'extend:延续|An extension',
    ]),
    ask('online', '是否从事网络招聘？|Is recruitment done online?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    businessLicence(),
    paper('staff', '专职工作人员名单及劳动合同|List and contracts of staff', {
      commit: {
        statement:
          '本单位承诺：已配备三名以上专职工作人员并依法签订劳动合同；如经核查不实，愿意承担撤销许可等法律责任。|We commit ourselves: at least three full-time staff are employed under lawful contracts; if this proves untrue we bear the consequences in law, up to the withdrawal of the licence.',
        checkDays: 40,
      },
      when: is('applyFor', 'first'),
      files: 10,
    }),
    lease(is('applyFor', 'first')),
    paper('rules', '管理制度和服务规范|Rules and standards of service', {
      when: is('applyFor', 'first'),
      later: 5,
    }),
    paper('icp', '网络招聘的电信业务许可或备案证明|Telecommunications licence or filing', {
      from: '通信管理部门|Communications authority',
      when: is('online', 'yes'),
    }),
    paper('change-evidence', '变更事项证明|Evidence of the change', { when: is('applyFor', 'change') }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'service',
      '服务信息|Service',
      [
        'premises.address',
        'premises.area',
        count('fullTimeStaff', '专职工作人员数|Full-time staff', { min: 3, max: 5000, unit: '人|people' }),
        several('services', '服务范围|Services', [
          'publish:发布供求信息|Publishing vacancies',
          'recommend:择业指导和推荐|Advice and placement',
          'fair:组织招聘会|Job fairs',
          'online:网络招聘|Online recruitment',
        ]),
        text('website', '网站或应用名称|Website or app', { max: 100, when: is('online', 'yes') }),
      ],
    ],
  ],
  window: [2, 'F05'],
  halls: ['gaoxin', 'linjiang'],
  result: { kind: 'certificate', name: '人力资源服务许可证|Employment agency licence', years: 5 },
  depth: 4,
  faqs: [
    [
      '开展人力资源培训要许可吗？|Is training licensed?',
      '培训、测评、管理咨询等实行备案，不需要许可。|Training, testing and consulting are only filed.',
    ],
  ],
}

const dispatch: Draft = {
  key: 'labour-dispatch-licence',
  code: '05002',
  organisation: 'yl-hrss',
  type: '01',
  name: '劳务派遣经营许可|Labour dispatch licence',
  summary:
    '经营劳务派遣业务前须取得的许可，注册资本不少于二百万元。|The licence to dispatch labour; the capital is two million yuan or more.',
  keywords: ['劳务派遣', '派遣公司', '外包', 'labour dispatch'],
  audience: 'enterprise',
  themes: ['e-workforce', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 3, site-visit 2, decide 3, issue 1',
  conditions: [
    '注册资本不少于人民币二百万元。|Registered capital of at least two million yuan.',
    '有与业务相适应的固定场所、设施和管理制度。|Premises, equipment and rules suit the business.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'change:变更|A change',
      'extend:延续|An extension',
    ]),
    ask('premisesRight', '经营场所是自有还是租赁？|Are the premises owned or rented?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('capital-report', '验资报告或财务审计报告|Capital or audit report', {
      by: '会计师事务所|Accountants',
      when: is('applyFor', 'first'),
    }),
    lease(is('premisesRight', 'rented')),
    paper('rules', '劳务派遣管理制度文本|Rules of dispatch', { when: is('applyFor', 'first'), files: 5 }),
    paper('contract-sample', '劳动合同和派遣协议样本|Sample contracts', {
      when: is('applyFor', 'first', 'extend'),
    }),
    paper('three-years', '三年基本经营情况报告|Report of three years', { when: is('applyFor', 'extend') }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, 'enterprise.registered-capital', ...AGENT]],
    [
      'business',
      '业务信息|Business',
      [
        'premises.address',
        'premises.area',
        count('dispatched', '被派遣劳动者人数|Workers dispatched', { max: 100000, unit: '人|people' }),
        yesNo('otherCities', '是否跨区域派遣|Dispatch to other regions'),
        text('informationSystem', '信息管理系统名称|Name of the information system', { max: 80 }),
      ],
    ],
  ],
  window: [2, 'F05'],
  result: { kind: 'certificate', name: '劳务派遣经营许可证|Labour dispatch licence', years: 3 },
  depth: 4,
  faqs: [
    [
      '每年要报告吗？|Is there a yearly report?',
      '每年三月三十一日前提交上一年度经营情况报告。|Yes, by 31 March for the year before.',
    ],
  ],
}

const startupLoan: Draft = {
  key: 'startup-loan',
  code: '45003',
  organisation: 'yl-employment',
  type: '05',
  name: '创业担保贷款资格审核|Eligibility for a guaranteed start-up loan',
  summary:
    '登记失业人员、高校毕业生、退役军人等创业可申请最高三十万元的担保贷款贴息。|Guaranteed loans of up to 300,000 yuan with subsidised interest for the unemployed, graduates, veterans and others who start a business.',
  keywords: ['创业贷款', '贴息贷款', '小额贷款', 'startup loan'],
  audience: 'person',
  themes: ['p-employment'],
  basis: ['中小企业促进法:25', '优化营商环境条例:26'],
  limit: [20, '中小企业促进法:25'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 3, decide 2, issue 1',
  conditions: [
    '属于重点就业群体并在本市创业，持有营业执照。|One of the groups supported, running a registered business in the city.',
    '除助学、住房、购车等贷款外没有其他贷款。|No other loans except for study, home or car.',
  ],
  situations: [
    ask('group', '属于哪类人员？|Which group?', [
      'unemployed:登记失业人员|Registered unemployed',
      'graduate:高校毕业生|Graduate',
      'veteran:退役军人|Veteran',
      'returnee:返乡创业农民工|Returning migrant worker',
      'disabled:残疾人|Disabled',
    ]),
    ask('guarantee', '用什么方式担保？|Which guarantee?', [
      'fund:担保基金|Guarantee fund',
      'mortgage:房产抵押|Mortgage',
      'person:保证人|Guarantor',
    ]),
  ],
  materials: [
    identityCard(),
    paper('diploma', '毕业证书|Diploma', { by: '毕业院校|University', when: is('group', 'graduate') }),
    paper('veteran-proof', '退役证件|Discharge paper', {
      from: '退役军人事务部门|Veterans affairs',
      when: is('group', 'veteran'),
    }),
    disabilityCertificate(is('group', 'disabled')),
    paper('mortgage-proof', '抵押物权属证明|Title to the mortgaged property', {
      when: is('guarantee', 'mortgage'),
    }),
    paper('guarantor', '保证人收入证明|Income of the guarantor', {
      by: '保证人单位|Employer of the guarantor',
      when: is('guarantee', 'person'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.marital-status', 'person.address']],
    [
      'business',
      '创业信息|Business',
      [
        text('businessName', '经营主体名称|Name of the business', { max: 100 }),
        text('businessCode', '经营主体统一社会信用代码|Its credit code', { max: 18 }),
        date('openedOn', '开业日期|Opened on'),
        amount('loan', '申请贷款金额|Loan applied for', { min: 1000, max: 300000 }),
        choose('term', '贷款期限|Term', [
          'one:一年|One year',
          'two:两年|Two years',
          'three:三年|Three years',
        ]),
        longText('use', '资金用途|Use of the money'),
        count('jobs', '带动就业人数|Jobs created', { max: 500, unit: '人|people' }),
      ],
    ],
  ],
  window: [2, 'F03'],
  halls: ALL,
  result: { kind: 'document', name: '创业担保贷款资格审核意见书|Opinion on eligibility' },
  depth: 4,
  faqs: [
    ['夫妻双方都能申请吗？|May both spouses apply?', '同一家庭只能由一人申请。|One person in a household.'],
  ],
}

export const employment: Draft[] = [unemployment, hardship, startupLoan]
export const workforce: Draft[] = [labourAgency, dispatch]
