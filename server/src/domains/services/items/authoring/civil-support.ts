// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { choose, count, date, element, longText, text } from './fields.ts'
import { disabilityCertificate, householdRegister, identityCard, paper } from './materials.ts'
import { ACCOUNT, APPLICANT } from './parts.ts'

const ALL = ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu']

const destitute: Draft = {
  key: 'destitute-support',
  code: '06005',
  organisation: 'yl-civil',
  type: '07',
  name: '特困人员认定|Recognition as a destitute person',
  summary:
    '无劳动能力、无生活来源且无法定赡养扶养人的老年人、残疾人、未成年人纳入特困供养。|Support for elderly people, disabled people and minors without ability to work, income or anyone bound to support them.',
  keywords: ['五保户', '特困供养', '三无人员', 'destitute'],
  audience: 'person',
  themes: ['p-care', 'p-elderly'],
  basis: ['老年人权益保障法:31', '残疾人保障法:49', '国务院关于在线政务服务的若干规定:7'],
  limit: [30, '国务院关于在线政务服务的若干规定:7'],
  promise: 20,
  process: 'single-approval',
  steps: 'accept 1, review 6, site-visit 5, decide 7, issue 1',
  conditions: [
    '无劳动能力、无生活来源。|No ability to work and no income.',
    '无法定义务人或者法定义务人无履行能力。|Nobody is bound and able to support the person.',
  ],
  situations: [
    ask('group', '属于哪类人员？|Which group?', [
      'elderly:六十周岁以上老年人|Sixty or older',
      'disabled:残疾人|Disabled',
      'minor:未满十六周岁|Under sixteen',
    ]),
    ask('care', '希望怎样供养？|Which kind of support?', [
      'home:分散供养|At home',
      'institution:集中供养|In an institution',
    ]),
  ],
  materials: [
    identityCard(),
    householdRegister(),
    paper('means-statement', '劳动能力、生活来源、财产状况说明|Statement of ability, income and property'),
    disabilityCertificate(is('group', 'disabled')),
    paper('guardian-proof', '监护情况说明|Statement on guardianship', { when: is('group', 'minor') }),
    paper('health-check', '入住机构体检报告|Health check before moving in', {
      by: '医疗机构|Hospital',
      when: is('care', 'institution'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.household-address', 'person.address']],
    [
      'situation',
      '生活情况|Living',
      [
        choose('selfCare', '生活自理能力|Ability to look after oneself', [
          'full:完全自理|Full',
          'partial:部分丧失|Partly lost',
          'none:完全丧失|Lost',
        ]),
        longText('incomeSource', '现有生活来源|Present means of living'),
        text('caretaker', '照料服务人|Carer', { max: 50, when: is('care', 'home') }),
        count('relatives', '法定义务人数|People bound to support', { max: 20, unit: '人|people' }),
      ],
    ],
    ['payment', '发放账户|Payment', ACCOUNT],
  ],
  window: [1, 'D03'],
  halls: ALL,
  result: { kind: 'document', name: '特困人员救助供养确认通知书|Notice of support' },
  depth: 3,
  visit: '生活自理能力评估须当面进行。|The ability to look after oneself is assessed in person.',
  faqs: [
    [
      '本人无法到场怎么办？|What if the person cannot come?',
      '工作人员上门评估，也可委托村（居）委会代为申请。|Staff come to the home; the neighbourhood committee may apply for the person.',
    ],
  ],
}

const marriageAppointment: Draft = {
  key: 'marriage-appointment',
  code: '06006',
  organisation: 'yl-civil',
  type: '20',
  name: '婚姻登记预约|Appointment for marriage registration',
  summary:
    '预约结婚、离婚登记的日期和登记处，即时确认。|Appointment for the registration of a marriage or divorce at an office of your choice, confirmed at once.',
  keywords: ['结婚', '领证', '离婚', '婚姻登记', 'marriage', 'wedding', 'divorce'],
  audience: 'person',
  themes: ['p-marriage'],
  basis: ['国务院关于在线政务服务的若干规定:4', '优化营商环境条例:36'],
  limit: [1, '国务院关于在线政务服务的若干规定:4'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: {
    all: [
      { field: 'person.age', op: '>=', value: 20 },
      { field: 'matter', op: '=', value: 'marriage' },
    ],
  },
  conditions: [
    '男年满二十二周岁，女年满二十周岁。|The man is twenty-two or older, the woman twenty or older.',
    '双方自愿，均无配偶。|Both are willing and neither is married.',
  ],
  situations: [
    ask('matter', '预约哪一项？|What for?', [
      'marriage:结婚登记|Marriage',
      'divorce:离婚登记|Divorce',
      'replacement:补领婚姻证件|Replacement of a certificate',
    ]),
  ],
  materials: [
    identityCard(),
    paper('couple-photo', '双方近期合影|Recent photograph of both', {
      photo: true,
      files: 1,
      when: is('matter', 'marriage'),
    }),
    paper('divorce-agreement', '离婚协议书|Divorce agreement', { when: is('matter', 'divorce') }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT]],
    [
      'appointment',
      '预约信息|Appointment',
      [
        element('family.spouse-name', { label: '对方姓名|Name of the other' }),
        element('family.spouse-id-number', { label: '对方公民身份号码|Citizen number of the other' }),
        date('appointedOn', '预约日期|Day'),
        choose('slot', '时段|Time', ['morning:上午|Morning', 'afternoon:下午|Afternoon']),
        choose('office', '登记处|Office', [
          'linjiang:临江区婚姻登记处|Linjiang',
          'lanhu:澜湖区婚姻登记处|Lanhu',
          'gaoxin:高新区婚姻登记处|High-tech Zone',
          'hechuan:禾川县婚姻登记处|Hechuan',
        ]),
      ],
    ],
  ],
  window: [1, 'D04'],
  halls: ['linjiang', 'lanhu', 'gaoxin', 'hechuan'],
  result: { kind: 'record', name: '婚姻登记预约单|Confirmation of the appointment' },
  depth: 4,
  faqs: [
    [
      '登记时要带户口簿吗？|Is the household register needed?',
      '不需要，凭双方居民身份证即可。|No, both identity cards are enough.',
    ],
  ],
}

const disabilityCard: Draft = {
  key: 'disability-certificate',
  code: '43001',
  organisation: 'yl-disabled',
  type: '07',
  name: '残疾人证办理|Disability certificate',
  summary:
    '残疾人证的新办、换领、迁移、注销和等级变更，残疾评定在指定医院进行。|New certificates, renewal, transfer, cancellation and change of grade; the assessment takes place at an appointed hospital.',
  keywords: ['残疾证', '残疾鉴定', '残疾评定', 'disability certificate'],
  audience: 'person',
  themes: ['p-disabled', 'p-certificates'],
  basis: ['残疾人保障法:2', '残疾人保障法:46'],
  limit: [20, '残疾人保障法:2'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 4, decide 4, issue 1',
  conditions: [
    '经指定医院评定，符合残疾人残疾分类和分级标准（GB/T 26341）。|An appointed hospital has found a disability according to GB/T 26341.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:新办|A first certificate',
      'grade:类别等级变更|A change of kind or grade',
      'renew:到期换领|Renewal',
      'lost:遗失补办|Replacement',
    ]),
    ask(
      'guardianNeeded',
      '本人是未成年人或智力、精神残疾人吗？|Is the holder a minor, or intellectually or mentally disabled?',
      ['yes:是|Yes', 'no:否|No'],
    ),
  ],
  materials: [
    identityCard(),
    householdRegister(is('applyFor', 'first')),
    paper('photo', '近期免冠证件照|Recent passport-style photograph', {
      photo: true,
      files: 1,
      when: is('applyFor', 'first', 'renew', 'lost'),
    }),
    paper('assessment', '残疾评定表|Assessment', {
      by: '指定评定医院|Appointed hospital',
      when: is('applyFor', 'first', 'grade'),
    }),
    paper('guardian-identity', '监护人身份证和监护关系证明|Guardian’s identity and proof of guardianship', {
      when: is('guardianNeeded', 'yes'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.household-address']],
    [
      'disability',
      '残疾情况|Disability',
      [
        choose('claimedKind', '申请的残疾类别|Kind applied for', [
          'visual:视力|Visual',
          'hearing:听力|Hearing',
          'speech:言语|Speech',
          'physical:肢体|Physical',
          'intellectual:智力|Intellectual',
          'mental:精神|Mental',
        ]),
        text('hospital', '评定医院|Assessing hospital', { max: 80, when: is('applyFor', 'first', 'grade') }),
        date('assessedOn', '评定日期|Assessed on', { when: is('applyFor', 'first', 'grade') }),
        element('agent.name', {
          label: '监护人姓名|Name of the guardian',
          when: is('guardianNeeded', 'yes'),
        }),
        element('agent.phone', {
          label: '监护人手机号码|Mobile phone of the guardian',
          when: is('guardianNeeded', 'yes'),
        }),
      ],
    ],
  ],
  window: [1, 'D05'],
  halls: ALL,
  result: {
    kind: 'certificate',
    name: '残疾人证|Disability certificate',
    type: 'disability-certificate',
    years: 10,
  },
  depth: 3,
  visit: '首次办理须本人到指定医院评定。|The first assessment is made in person at the hospital.',
  faqs: [
    [
      '行动不便可以上门评定吗？|Can the assessment be made at home?',
      '可以，向所在社区残协预约上门评定。|Yes, by appointment with the disabled persons’ association of the community.',
    ],
  ],
}

export const civilSupport: Draft[] = [destitute, marriageAppointment, disabilityCard]
