// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { amount, date, element, longText, several, yesNo } from './fields.ts'
import { disabilityCertificate, householdRegister, identityCard, paper } from './materials.ts'
import { ACCOUNT, APPLICANT } from './parts.ts'

const ALL = ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu']

const longevity: Draft = {
  key: 'longevity-allowance',
  code: '06001',
  organisation: 'yl-civil',
  type: '05',
  name: '高龄津贴申领|Longevity allowance',
  summary:
    '八十周岁以上户籍老年人按月领取的津贴，符合条件的由系统核对后即时办结。|Monthly allowance for registered residents of eighty and above; granted at once after the registers are compared.',
  keywords: ['高龄补贴', '八十岁补贴', '尊老金', '老人津贴', 'longevity', 'allowance'],
  audience: 'person',
  themes: ['p-elderly', 'p-care'],
  basis: ['老年人权益保障法:33', '国务院关于在线政务服务的若干规定:7'],
  limit: [20, '老年人权益保障法:33'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: { field: 'person.age', op: '>=', value: 80 },
  conditions: [
    '具有本市户籍，年满八十周岁。|Registered in the city and eighty years of age or more.',
    '未在其他地区领取同类津贴。|No such allowance is drawn elsewhere.',
  ],
  situations: [
    ask('payTo', '津贴发给谁？|Who receives the money?', [
      'self:本人账户|The holder’s account',
      'guardian:监护人账户|The guardian’s account',
    ]),
  ],
  materials: [
    identityCard(),
    householdRegister(),
    paper('guardian-proof', '监护关系证明|Proof of guardianship', {
      when: is('payTo', 'guardian'),
      sample:
        '户口簿、社区或法院出具的文书任选其一|Household register, or a paper of the community or a court',
    }),
  ],
  form: [
    [
      'applicant',
      '老年人信息|Holder',
      ['person.name', 'person.id-number', 'person.birth-date', 'person.household-address', 'person.phone'],
    ],
    [
      'payment',
      '发放账户|Payment',
      [
        ...ACCOUNT,
        element('agent.name', { label: '监护人姓名|Name of the guardian', when: is('payTo', 'guardian') }),
        element('agent.phone', {
          label: '监护人手机号码|Mobile phone of the guardian',
          when: is('payTo', 'guardian'),
        }),
      ],
    ],
  ],
  window: [1, 'D01'],
  halls: ALL,
  result: { kind: 'record', name: '高龄津贴发放登记|Entry in the allowance register' },
  depth: 4,
  faqs: [
    [
      '从哪个月开始发？|From which month is it paid?',
      '从年满八十周岁的次月起发放。|From the month after the eightieth birthday.',
    ],
  ],
}

const disabilitySubsidies: Draft = {
  key: 'disability-subsidies',
  code: '06002',
  organisation: 'yl-civil',
  type: '05',
  name: '残疾人两项补贴申领|Two subsidies for disabled people',
  summary:
    '困难残疾人生活补贴和重度残疾人护理补贴的申请，可跨省通办。|Living subsidy for poor disabled people and care subsidy for severely disabled people; may be asked for in any province.',
  keywords: ['残疾人补贴', '护理补贴', '生活补贴', '两补', 'disability subsidy'],
  audience: 'person',
  themes: ['p-disabled', 'p-care'],
  basis: ['残疾人保障法:46', '残疾人保障法:48'],
  limit: [20, '残疾人保障法:48'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 5, decide 3, issue 1',
  conditions: [
    '具有本市户籍并持有残疾人证。|Registered in the city and holding a disability certificate.',
    '生活补贴须为低保等困难家庭，护理补贴须为一级、二级残疾。|Living subsidy: a household in need; care subsidy: disability of grade 1 or 2.',
  ],
  situations: [
    ask(
      'subsidies',
      '申请哪一项？|Which subsidy?',
      ['living:困难残疾人生活补贴|Living subsidy', 'care:重度残疾人护理补贴|Care subsidy'],
      { multiple: true },
    ),
    ask('handledBy', '由谁办理？|Who is applying?', ['self:本人|The holder', 'guardian:监护人|The guardian']),
  ],
  materials: [
    disabilityCertificate(),
    identityCard(),
    paper('hardship', '低保或低收入家庭认定文书|Recognition as a household in need', {
      from: '民政部门|Civil affairs',
      when: { field: 'subsidies', op: 'has-any', value: ['living'] },
    }),
    paper('guardian-proof', '监护关系证明|Proof of guardianship', { when: is('handledBy', 'guardian') }),
  ],
  form: [
    [
      'applicant',
      '残疾人信息|Holder',
      [
        'person.name',
        'person.id-number',
        'person.disability-kind',
        'person.disability-grade',
        'person.household-address',
        'person.phone',
      ],
    ],
    [
      'payment',
      '发放账户|Payment',
      [
        ...ACCOUNT,
        element('agent.name', { when: is('handledBy', 'guardian') }),
        element('agent.phone', { when: is('handledBy', 'guardian') }),
      ],
    ],
  ],
  window: [1, 'D02'],
  halls: ALL,
  result: { kind: 'document', name: '残疾人两项补贴资格审定决定书|Decision on the subsidies' },
  depth: 4,
  faqs: [
    [
      '两项补贴可以同时领吗？|May both be drawn?',
      '符合条件的可以同时领取。|Yes, where the conditions of both are met.',
    ],
  ],
}

const minimumLiving: Draft = {
  key: 'minimum-living-allowance',
  code: '06003',
  organisation: 'yl-civil',
  type: '05',
  name: '最低生活保障申请|Minimum living allowance',
  summary:
    '共同生活的家庭成员人均收入和财产低于本市标准的家庭可以申请。|For households whose income and property a head are below the standard of the city.',
  keywords: ['低保', '困难家庭', '最低生活保障', 'minimum living', 'poverty'],
  audience: 'person',
  themes: ['p-care', 'p-social-security'],
  basis: ['老年人权益保障法:31', '残疾人保障法:48', '国务院关于在线政务服务的若干规定:7'],
  limit: [30, '国务院关于在线政务服务的若干规定:7'],
  promise: 20,
  process: 'single-approval',
  steps: 'accept 1, review 6, site-visit 5, decide 7, issue 1',
  conditions: [
    '共同生活的家庭成员人均收入低于当地最低生活保障标准。|Income a head is below the local standard.',
    '家庭财产状况符合本市规定。|The property of the household is within the limits of the city.',
    '授权民政部门核对家庭经济状况。|The household allows its means to be checked.',
  ],
  situations: [
    ask(
      'household',
      '家庭属于哪种情况？|Which applies to the household?',
      [
        'disabled:有重度残疾人|A severely disabled member',
        'ill:有重病患者|A seriously ill member',
        'student:有在校学生|A student',
        'plain:以上都没有|None of these',
      ],
      { multiple: true },
    ),
    ask('housing', '住房情况？|Housing?', [
      'own:自有住房|Own home',
      'rented:租房居住|Rented home',
      'public:公共租赁住房|Public rental',
    ]),
  ],
  materials: [
    identityCard(),
    householdRegister(),
    paper('authorisation-check', '家庭经济状况核对授权书|Consent to the check of means', {
      sample: '共同生活的成年家庭成员全部签名|Signed by all adult members',
    }),
    paper('income-proof', '家庭成员收入证明|Proof of income', {
      by: '用人单位或村（居）委会|Employer or neighbourhood committee',
      files: 10,
    }),
    disabilityCertificate({ field: 'household', op: 'has-any', value: ['disabled'] }),
    paper('diagnosis', '重病诊断证明|Diagnosis', {
      by: '二级以上医院|Hospital of grade two or above',
      when: { field: 'household', op: 'has-any', value: ['ill'] },
    }),
    paper('student-proof', '在校就读证明|Proof of school attendance', {
      by: '就读学校|School',
      when: { field: 'household', op: 'has-any', value: ['student'] },
    }),
    paper('lease', '房屋租赁合同|Lease', { when: is('housing', 'rented') }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.household-address', 'person.address']],
    [
      'household',
      '家庭情况|Household',
      [
        'person.household-size',
        amount('householdIncome', '家庭月总收入|Monthly income of the household', { max: 10000000 }),
        amount('savings', '家庭金融资产总额|Savings of the household', { max: 100000000 }),
        yesNo('hasCar', '是否拥有机动车|Owns a car'),
        longText('hardshipReason', '致困原因|Cause of the hardship'),
      ],
    ],
    ['payment', '发放账户|Payment', ACCOUNT],
  ],
  window: [1, 'D03'],
  halls: ALL,
  result: { kind: 'document', name: '最低生活保障审核确认通知书|Decision on the allowance' },
  depth: 3,
  visit: '入户调查时须有家庭成员在场。|A member of the household must be at home for the visit.',
  faqs: [
    [
      '有房子能申请低保吗？|May home owners apply?',
      '只有一套自住住房的一般不影响申请。|A single home lived in by the household does not usually stand in the way.',
    ],
  ],
}

const temporaryRelief: Draft = {
  key: 'temporary-relief',
  code: '06004',
  organisation: 'yl-civil',
  type: '05',
  name: '临时救助申请|Temporary relief',
  summary:
    '因火灾、交通事故、突发重病等陷入困境的家庭或个人可以申请一次性救助。|One-off relief for people in distress through fire, accident or sudden illness.',
  keywords: ['临时救助', '急难救助', '困难补助', 'relief', 'emergency aid'],
  audience: 'person',
  themes: ['p-care'],
  basis: ['老年人权益保障法:31', '残疾人保障法:48', '国务院关于在线政务服务的若干规定:7'],
  limit: [15, '国务院关于在线政务服务的若干规定:7'],
  promise: 5,
  process: 'single-approval',
  steps: 'accept 1, review 2, decide 1, issue 1',
  conditions: [
    '遭遇突发事件、意外伤害、重大疾病或其他特殊原因导致基本生活陷入困境。|Basic living is in distress through a sudden event, injury, grave illness or another special cause.',
  ],
  situations: [
    ask('cause', '因什么遇到困难？|What happened?', [
      'disaster:火灾等意外事件|Fire or another accident',
      'illness:突发重大疾病|Sudden grave illness',
      'expense:必需支出突然增加|Sudden unavoidable expense',
      'other:其他|Something else',
    ]),
  ],
  materials: [
    identityCard(),
    paper('event-proof', '意外事件证明|Proof of the event', {
      by: '消防、交警等部门或社区|Fire service, police or community',
      when: is('cause', 'disaster'),
    }),
    paper('diagnosis', '疾病诊断证明和医疗费用票据|Diagnosis and bills', {
      by: '医疗机构|Hospital',
      when: is('cause', 'illness'),
      files: 10,
    }),
    paper('expense-proof', '支出票据|Bills', { when: is('cause', 'expense'), files: 10 }),
    paper('hardship-statement', '困难情况说明|Statement of the distress', { when: is('cause', 'other') }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.address']],
    [
      'distress',
      '困难情况|Distress',
      [
        'person.household-size',
        date('happenedOn', '发生日期|Happened on'),
        longText('hardshipReason', '困难情况说明|What happened'),
        amount('loss', '损失或支出金额|Loss or expense', { max: 10000000 }),
        several('helpReceived', '已获得的其他帮助|Help received so far', [
          'insurance:保险赔付|Insurance',
          'charity:慈善捐助|Charity',
          'medical:医疗救助|Medical aid',
          'none:没有|None',
        ]),
      ],
    ],
    ['payment', '发放账户|Payment', ACCOUNT],
  ],
  window: [1, 'D03'],
  halls: ALL,
  result: { kind: 'document', name: '临时救助审批结果告知书|Decision on relief' },
  depth: 4,
  faqs: [
    [
      '情况紧急怎么办？|What if it cannot wait?',
      '可以先行救助，事后十个工作日内补办手续。|Relief can be given first; the papers follow within ten working days.',
    ],
  ],
}

export const civilAffairs: Draft[] = [longevity, disabilitySubsidies, minimumLiving, temporaryRelief]
