// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { all, is } from './conditions.ts'
import { choose, count, date, element, text, yesNo } from './fields.ts'
import {
  authorisation,
  householdRegister,
  identityCard,
  lease,
  paper,
  photo,
  realEstateCertificate,
  residencePermit,
} from './materials.ts'
import { APPLICANT } from './parts.ts'

const residence: Draft = {
  key: 'residence-permit',
  code: '07001',
  organisation: 'yl-police',
  type: '07',
  name: '居住证申领|Residence permit',
  summary:
    '离开常住户口所在地来本市居住半年以上，有稳定就业、住所或者连续就读的，可以申领居住证。|For people who have lived in the city for half a year away from their registered home, with work, a home or schooling.',
  keywords: ['居住证', '暂住证', '外地人办证', '流动人口', 'residence permit'],
  audience: 'person',
  themes: ['p-certificates', 'p-household'],
  basis: ['居住证暂行条例:2', '居住证暂行条例:9'],
  limit: [15, '居住证暂行条例:9', 'calendar-day'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 3, decide 1, issue 2',
  conditions: [
    '在本市居住半年以上。|Half a year of residence in the city.',
    '有合法稳定就业、合法稳定住所、连续就读条件之一。|Lawful and steady work, a lawful and steady home, or continuous schooling.',
  ],
  situations: [
    ask('ground', '凭哪个条件申领？|On which ground?', [
      'work:合法稳定就业|Work',
      'home:合法稳定住所|Home',
      'study:连续就读|Schooling',
    ]),
    ask('homeKind', '住所是哪一种？|What kind of home?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
      'provided:单位或学校提供|Provided by employer or school',
    ]),
    ask(
      'handledBy',
      '由谁办理？|Who is applying?',
      ['self:本人|The applicant', 'relative:监护人或近亲属|Guardian or close relative'],
      {
        help: '未满十六周岁和行动不便者可由监护人、近亲属代办|Guardians and close relatives may act for minors under sixteen and people who cannot move easily',
      },
    ),
  ],
  materials: [
    identityCard(),
    photo(),
    realEstateCertificate(is('homeKind', 'owned')),
    lease(is('homeKind', 'rented')),
    paper('lodging-proof', '住宿证明|Proof of lodging', {
      by: '用人单位或学校|Employer or school',
      when: is('homeKind', 'provided'),
    }),
    paper('work-proof', '劳动合同或营业执照|Labour contract or business licence', {
      when: is('ground', 'work'),
    }),
    paper('study-proof', '连续就读证明|Proof of schooling', {
      by: '就读学校|School',
      when: is('ground', 'study'),
    }),
    authorisation(is('handledBy', 'relative')),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.household-address']],
    [
      'residence',
      '居住信息|Residence',
      [
        'person.address',
        date('livingSince', '来本市居住日期|Living in the city since'),
        choose('district', '居住区县|District', [
          '990102:临江区|Linjiang',
          '990103:云台区|Yuntai',
          '990104:澜湖区|Lanhu',
          '990105:高新区|High-tech Zone',
          '990106:新港区|Xingang',
          '990107:青麓区|Qinglu',
          '990108:西溪区|Xixi',
          '990121:禾川县|Hechuan',
          '990122:安渡县|Andu',
        ]),
        element('person.employer', { when: is('ground', 'work') }),
        text('school', '就读学校|School', { max: 80, when: is('ground', 'study') }),
        choose('delivery', '领取方式|Delivery', ['window:窗口领取|At the window', 'post:邮寄|By post']),
      ],
    ],
  ],
  window: [1, 'E01'],
  halls: ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu'],
  result: { kind: 'certificate', name: '居住证|Residence permit', type: 'residence-permit', years: 1 },
  depth: 4,
  faqs: [
    [
      '首次申领收费吗？|Is the first permit charged for?',
      '首次申领免收证件工本费，补领、换领收取工本费。|No. Only replacement and exchange are charged for.',
    ],
  ],
}

const endorsement: Draft = {
  key: 'residence-permit-endorsement',
  code: '07002',
  organisation: 'yl-police',
  type: '07',
  name: '居住证签注|Yearly endorsement of the residence permit',
  summary:
    '居住证每年签注一次，居住登记仍有效的即时办结。|The residence permit is endorsed every year; done at once where the registration still holds.',
  keywords: ['居住证年审', '居住证续签', '签注', 'renew residence permit'],
  audience: 'person',
  themes: ['p-certificates'],
  basis: ['居住证暂行条例:10', '居住证暂行条例:21'],
  limit: [3, '居住证暂行条例:10'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: {
    all: [
      { field: 'person.residence-permit-number', op: 'known' },
      { field: 'moved', op: '=', value: 'no' },
    ],
  },
  conditions: [
    '持有本市居住证，居住每满一年之日前一个月内提出。|The applicant holds a permit of the city and asks within a month before the year is up.',
  ],
  situations: [ask('moved', '居住地址有变化吗？|Has the address changed?', ['no:没有|No', 'yes:有|Yes'])],
  materials: [
    residencePermit(),
    paper('new-home', '新居住地住址证明|Proof of the new address', { when: is('moved', 'yes') }),
  ],
  form: [
    [
      'applicant',
      '申请人|Applicant',
      [...APPLICANT, 'person.residence-permit-number', 'person.residence-since'],
    ],
    [
      'residence',
      '居住信息|Residence',
      [
        element('person.address', { when: is('moved', 'yes') }),
        date('movedOn', '迁入新址日期|Moved on', { when: is('moved', 'yes') }),
        yesNo('stillThere', '是否仍在本市居住|Still living in the city'),
      ],
    ],
  ],
  window: [1, 'E01'],
  result: { kind: 'certificate', name: '居住证|Residence permit', type: 'residence-permit', years: 1 },
  depth: 4,
  faqs: [
    [
      '逾期没有签注怎么办？|What if the date was missed?',
      '居住证使用功能中止，补办签注后恢复，居住年限从补办之日起连续计算。|The permit is suspended until it is endorsed; the years of residence count anew from that day.',
    ],
  ],
}

const householdMove: Draft = {
  key: 'household-move',
  code: '07003',
  organisation: 'yl-police',
  type: '07',
  name: '户口迁移|Moving one’s household registration',
  summary:
    '因就业、购房、投靠亲属、入学等迁入本市户口，省内实行一站式办理。|Moving the registration into the city for work, a home, family or study; one stop within the province.',
  keywords: ['迁户口', '落户', '入户', '户口迁入', 'hukou', 'household registration'],
  audience: 'person',
  themes: ['p-household'],
  basis: ['居住证暂行条例:15', '居住证暂行条例:16', '国务院关于在线政务服务的若干规定:7'],
  limit: [20, '居住证暂行条例:15'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 3, decide 2, issue 1',
  conditions: [
    '在本市城区有合法稳定住所或者合法稳定就业，并按规定参加社会保险。|A home or work in the city, and social insurance as required.',
    '投靠亲属的，被投靠人具有本市户籍。|Joining family: the relative is registered in the city.',
  ],
  situations: [
    ask('ground', '因什么原因迁入？|Why are you moving?', [
      'work:就业|Work',
      'home:购房|Home bought',
      'family:投靠亲属|Joining family',
      'study:入学|Study',
    ]),
    ask(
      'relation',
      '投靠哪位亲属？|Which relative?',
      ['spouse:配偶|Spouse', 'parent:父母|Parent', 'child:子女|Child'],
      { when: is('ground', 'family') },
    ),
  ],
  materials: [
    identityCard(),
    householdRegister(),
    paper('work-proof', '劳动合同|Labour contract', { when: is('ground', 'work') }),
    realEstateCertificate(is('ground', 'home')),
    paper('marriage-certificate', '结婚证|Marriage certificate', {
      from: '婚姻登记机关|Marriage registry',
      when: is('relation', 'spouse'),
    }),
    paper('kinship', '亲属关系证明|Proof of kinship', { when: is('relation', 'parent', 'child') }),
    paper('admission', '录取通知书|Letter of admission', {
      by: '录取学校|School',
      when: is('ground', 'study'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.household-address', 'person.marital-status']],
    [
      'move',
      '迁移信息|Move',
      [
        element('person.address', { label: '迁入地址|New address' }),
        element('family.head-name', { label: '迁入地户主|Head of the new household' }),
        element('family.relation', { label: '与户主关系|Relation to the head' }),
        count('movingMembers', '随迁人数|Family members moving along', { max: 10, unit: '人|people' }),
        element('person.employer', { when: is('ground', 'work') }),
        text('school', '录取学校|School', { max: 80, when: is('ground', 'study') }),
      ],
    ],
  ],
  window: [1, 'E02'],
  halls: ['linjiang', 'lanhu', 'gaoxin'],
  result: { kind: 'certificate', name: '居民户口簿|Household register', type: 'household-register' },
  depth: 3,
  visit: '领取户口簿时核验身份。|Identity is checked when the household register is handed out.',
  faqs: [
    [
      '要先回老家开准迁证吗？|Must I return home for papers first?',
      '不需要，迁入地受理后网上流转迁出信息。|No. The authorities exchange the data themselves.',
    ],
  ],
}

const newborn: Draft = {
  key: 'newborn-registration',
  code: '07004',
  organisation: 'yl-police',
  type: '07',
  name: '新生儿落户|Registering a newborn',
  summary:
    '婴儿出生后一个月内申报户口，可随父或者随母。|Registering a child within a month of birth, with the father or the mother.',
  keywords: ['上户口', '出生登记', '新生儿户口', 'newborn', 'birth registration'],
  audience: 'person',
  themes: ['p-birth', 'p-household'],
  basis: ['国务院关于在线政务服务的若干规定:7', '优化营商环境条例:36'],
  limit: [5, '国务院关于在线政务服务的若干规定:7'],
  promise: 1,
  process: 'registration',
  instant: true,
  steps: 'accept 0, review 1, issue 0',
  conditions: [
    '父母一方具有本市户籍。|One of the parents is registered in the city.',
    '已取得出生医学证明。|The medical certificate of birth has been issued.',
  ],
  situations: [
    ask('follow', '随谁落户？|With whom?', ['father:随父|Father', 'mother:随母|Mother']),
    ask('married', '父母是否已婚？|Are the parents married?', ['yes:已婚|Yes', 'no:未婚|No']),
  ],
  materials: [
    paper('birth-certificate', '出生医学证明|Medical certificate of birth', {
      by: '助产机构|Maternity hospital',
      form: 'original',
      files: 1,
    }),
    householdRegister(),
    paper('marriage-certificate', '结婚证|Marriage certificate', {
      from: '婚姻登记机关|Marriage registry',
      when: is('married', 'yes'),
    }),
    paper('paternity', '亲子鉴定证明|Proof of paternity', {
      by: '司法鉴定机构|Forensic institution',
      when: all(is('married', 'no'), is('follow', 'father')),
    }),
  ],
  form: [
    ['applicant', '申报人|Applicant', [...APPLICANT]],
    [
      'child',
      '新生儿信息|Child',
      [
        'family.child-name',
        'family.child-birth-date',
        choose('childGender', '新生儿性别|Gender of the child', ['1:男|Male', '2:女|Female']),
        text('birthCertificateNumber', '出生医学证明编号|Number of the birth certificate', { max: 20 }),
        element('family.head-name'),
        element('family.relation', { label: '与户主关系|Relation to the head' }),
      ],
    ],
  ],
  window: [1, 'E02'],
  halls: ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xixi'],
  result: { kind: 'certificate', name: '居民户口簿|Household register', type: 'household-register' },
  depth: 3,
  visit: '出生医学证明副页须交回原件。|The counterfoil of the birth certificate is handed in.',
  faqs: [
    [
      '名字落户后还能改吗？|Can the name be changed later?',
      '可以，须由父母双方书面申请变更姓名。|Yes, on a written request of both parents.',
    ],
  ],
}

const talent: Draft = {
  key: 'talent-settlement',
  code: '07005',
  organisation: 'yl-police',
  type: '07',
  name: '人才引进落户|Settlement of skilled people',
  summary:
    '具有大学专科以上学历或者中级以上职称、高级工以上技能的人才可先落户后就业。|People with a college degree, a professional title or a skilled worker’s certificate may settle before they find work.',
  keywords: ['人才落户', '大学生落户', '毕业生落户', 'talent', 'graduate'],
  audience: 'person',
  themes: ['p-household', 'p-employment'],
  basis: ['居住证暂行条例:15', '居住证暂行条例:16'],
  limit: [20, '居住证暂行条例:15'],
  promise: 5,
  process: 'single-approval',
  steps: 'accept 1, review 2, decide 1, issue 1',
  conditions: [
    '具有国家承认的学历、职称或者职业资格。|A recognised degree, title or vocational qualification.',
    '年龄在四十五周岁以下，博士和高级职称不受限制。|Under forty-five; no limit for doctors and senior titles.',
  ],
  situations: [
    ask('talentKind', '以哪种条件申请？|On which ground?', [
      'degree:学历|Degree',
      'title:职称|Professional title',
      'skill:职业技能|Vocational skill',
    ]),
    ask('settleAt', '落户在哪里？|Where will you be registered?', [
      'own:自有住房|Own home',
      'relative:亲友家庭户|With relatives or friends',
      'collective:人才集体户|Collective register',
    ]),
    ask('dependants', '是否有家属随迁？|Is family moving along?', ['yes:有|Yes', 'no:没有|No']),
  ],
  materials: [
    identityCard(),
    householdRegister(),
    paper('diploma', '学历学位证书|Degree certificate', {
      by: '毕业院校|University',
      when: is('talentKind', 'degree'),
    }),
    paper('title', '专业技术职称证书|Certificate of professional title', {
      from: '人力资源社会保障部门|Human resources authority',
      when: is('talentKind', 'title'),
    }),
    paper('skill', '职业技能等级证书|Certificate of skill', {
      by: '技能评价机构|Assessing body',
      when: is('talentKind', 'skill'),
    }),
    realEstateCertificate(is('settleAt', 'own')),
    paper('host-consent', '户主同意落户的声明|Consent of the head of household', {
      when: is('settleAt', 'relative'),
    }),
    paper('kinship', '随迁家属关系证明|Proof of kinship of the family', { when: is('dependants', 'yes') }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.household-address', 'person.education']],
    [
      'talent',
      '人才信息|Qualification',
      [
        text('school', '毕业院校|University', { max: 80, when: is('talentKind', 'degree') }),
        text('qualification', '职称或技能等级|Title or level of skill', {
          max: 60,
          when: is('talentKind', 'title', 'skill'),
        }),
        text('certificateNumber', '证书编号|Number of the certificate', { max: 40 }),
        element('person.address', { label: '落户地址|Address of registration' }),
        count('movingMembers', '随迁人数|Family members moving along', {
          min: 1,
          max: 10,
          unit: '人|people',
          when: is('dependants', 'yes'),
        }),
      ],
    ],
  ],
  window: [1, 'E03'],
  halls: ['gaoxin', 'linjiang'],
  result: { kind: 'approval', name: '人才引进落户批准书|Approval of settlement' },
  depth: 4,
  faqs: [
    [
      '没有找到工作可以落户吗？|May I settle without a job?',
      '可以，先落户后就业，落在人才集体户。|Yes, in the collective register for skilled people.',
    ],
  ],
}

export const police: Draft[] = [residence, endorsement, householdMove, newborn, talent]
