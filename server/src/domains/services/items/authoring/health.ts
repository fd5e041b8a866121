// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { atLeast, is } from './conditions.ts'
import { choose, count, date, element, several, text, yesNo } from './fields.ts'
import {
  authorisation,
  businessLicence,
  healthCertificate,
  householdRegister,
  hygieneLicence,
  identityCard,
  lease,
  paper,
  photo,
  realEstateCertificate,
} from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const publicPlace: Draft = {
  key: 'public-place-hygiene-licence',
  code: '03001',
  organisation: 'yl-health',
  type: '01',
  name: '公共场所卫生许可|Public place hygiene licence',
  summary:
    '宾馆、浴室、理发美容店、影剧院、游泳馆、商场等开业前须取得的卫生许可。|The hygiene licence needed before opening hotels, baths, hairdressers, cinemas, swimming pools, shopping malls and the like.',
  keywords: [
    '理发店',
    '美容院',
    '宾馆',
    '浴室',
    '游泳馆',
    '卫生许可证',
    'hairdresser',
    'hotel',
    'swimming pool',
    'hygiene',
  ],
  audience: 'enterprise',
  themes: ['e-opening', 'e-health'],
  basis: ['公共场所卫生管理条例:4', '公共场所卫生管理条例:8', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 2, site-visit 2, decide 1, issue 1',
  conditions: [
    '场所的空气、水质、采光、噪声和顾客用具符合国家卫生标准。|Air, water, light, noise and articles for customers meet the national standards.',
    '直接为顾客服务的人员持有健康合格证明。|Staff who serve customers hold health certificates.',
    '建立卫生管理制度，配备专职或者兼职卫生管理人员。|Hygiene rules exist and a hygiene officer is appointed.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'change:变更|A change',
      'review:复核或延续|Review or extension',
    ]),
    ask('placeKind', '是哪一类场所？|Which kind of place?', [
      'lodging:住宿|Lodging',
      'bath:沐浴|Baths',
      'beauty:理发美容|Hairdressing and beauty',
      'swim:游泳|Swimming',
      'culture:文化娱乐|Culture and entertainment',
      'shop:商场书店|Shopping malls and bookshops',
    ]),
    ask(
      'airConditioning',
      '是否使用集中空调通风系统？|Is there central air conditioning?',
      ['yes:使用|Yes', 'no:不使用|No'],
      { when: is('placeKind', 'lodging', 'culture', 'shop', 'swim') },
    ),
  ],
  materials: [
    businessLicence(),
    healthCertificate(is('applyFor', 'first')),
    paper('floor-plan', '公共场所地址方位示意图和平面图|Map and floor plan', {
      later: 5,
      when: is('applyFor', 'first', 'change'),
      files: 2,
    }),
    paper('test-report', '公共场所卫生检测或评价报告|Hygiene test report', {
      // 公共场所卫生许可 is one of the matters carried out by commitment (国务院“证照分离”改革).
      commit: {
        statement:
          '本单位承诺：场所的空气、水质、采光、噪声和顾客用具符合国家卫生标准；如经核查不实，愿意承担撤销许可等法律责任。|We commit ourselves: air, water, light, noise and articles for customers meet the national standards; if this proves untrue we bear the consequences in law, up to the withdrawal of the licence.',
        checkDays: 40,
      },
      by: '具备资质的检测机构|Accredited laboratory',
      when: is('applyFor', 'first', 'review'),
    }),
    paper('air-report', '集中空调通风系统卫生检测报告|Test of the central air conditioning', {
      by: '具备资质的检测机构|Accredited laboratory',
      when: is('airConditioning', 'yes'),
    }),
    paper('hygiene-rules', '公共场所卫生管理制度|Hygiene rules', { when: is('applyFor', 'first') }),
    hygieneLicence(is('applyFor', 'change', 'review'), {
      code: 'earlier-licence',
      name: '原公共场所卫生许可证|Earlier hygiene licence',
    }),
  ],
  form: [
    ['operator', '经营单位|Operator', [...ENTERPRISE, ...AGENT]],
    [
      'place',
      '场所信息|Premises',
      [
        'premises.name',
        'premises.address',
        'premises.area',
        count('staffServing', '直接为顾客服务的人数|Staff who serve customers', {
          min: 1,
          max: 5000,
          unit: '人|people',
        }),
        count('beds', '床位数|Beds', {
          min: 1,
          max: 5000,
          unit: '张|beds',
          when: is('placeKind', 'lodging'),
        }),
        count('poolVolume', '泳池容积|Volume of the pool', {
          min: 1,
          max: 50000,
          unit: '立方米|m³',
          when: is('placeKind', 'swim'),
        }),
        text('hygieneOfficer', '卫生管理人员|Hygiene officer', { max: 50 }),
      ],
    ],
  ],
  window: [2, 'C03'],
  halls: ['linjiang', 'lanhu', 'xixi'],
  result: {
    kind: 'certificate',
    name: '公共场所卫生许可证|Public place hygiene licence',
    type: 'public-place-hygiene-licence',
    years: 4,
  },
  depth: 4,
  faqs: [
    [
      '许可证多久复核一次？|How often is the licence reviewed?',
      '每两年复核一次，到期前三十日内提出即可。|Every two years; ask for it within thirty days before the date.',
    ],
  ],
}

const medicalInstitution: Draft = {
  key: 'medical-institution-registration',
  code: '03002',
  organisation: 'yl-health',
  type: '01',
  name: '医疗机构执业登记|Registration of a medical institution',
  summary:
    '诊所、门诊部、医院开业前的执业登记，取得医疗机构执业许可证。|Registration of clinics, outpatient departments and hospitals before they open.',
  keywords: ['开诊所', '门诊部', '医院', '医疗机构执业许可证', 'clinic', 'hospital'],
  audience: 'enterprise',
  themes: ['e-health', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 15,
  process: 'single-approval',
  steps: 'accept 1, review 4, site-visit 5, decide 4, issue 1',
  conditions: [
    '符合医疗机构设置规划和基本标准。|The plan and the basic standards for medical institutions are met.',
    '有相应的卫生技术人员、设备和经费。|Staff, equipment and funds are sufficient.',
    '有规章制度，能够独立承担民事责任。|There are rules, and the body can answer for itself in law.',
  ],
  situations: [
    ask('level', '登记哪一类机构？|Which kind of institution?', [
      'clinic:诊所|Clinic',
      'outpatient:门诊部|Outpatient department',
      'hospital:医院|Hospital',
    ]),
    ask('radiology', '是否开展放射诊疗？|Is radiology offered?', ['yes:是|Yes', 'no:否|No']),
    ask('premisesRight', '业务用房是自有还是租赁？|Are the premises owned or rented?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('approval', '设置医疗机构批准书|Approval to set up', {
      from: '卫生健康部门|Health authority',
      when: is('level', 'outpatient', 'hospital'),
    }),
    paper('staff-list', '卫生技术人员名录及资格证明|List of medical staff and qualifications', { files: 10 }),
    paper('floor-plan', '建筑平面图|Floor plan'),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
    paper('radiology-licence', '放射防护评价报告|Radiation protection report', {
      by: '放射卫生技术服务机构|Radiation protection service',
      when: is('radiology', 'yes'),
    }),
  ],
  form: [
    ['institution', '机构信息|Institution', [...ENTERPRISE, ...AGENT]],
    [
      'practice',
      '执业信息|Practice',
      [
        element('premises.name', { label: '机构名称（招牌）|Name shown' }),
        element('premises.address', { label: '执业地址|Place of practice' }),
        'premises.area',
        several('departments', '诊疗科目|Departments', [
          'internal:内科|Internal medicine',
          'surgery:外科|Surgery',
          'paediatrics:儿科|Paediatrics',
          'dental:口腔科|Dentistry',
          'tcm:中医科|Chinese medicine',
          'eye:眼科|Ophthalmology',
          'lab:医学检验科|Laboratory',
        ]),
        count('beds', '床位（牙椅）数|Beds or chairs', { max: 5000, unit: '张|units' }),
        text('chiefName', '主要负责人|Person in charge', { max: 50 }),
        count('doctors', '执业医师人数|Doctors', { min: 1, max: 5000, unit: '人|people' }),
      ],
    ],
  ],
  window: [2, 'C04'],
  result: {
    kind: 'certificate',
    name: '医疗机构执业许可证|Medical institution licence',
    type: 'medical-institution-licence',
    years: 5,
  },
  depth: 3,
  visit:
    '领取许可证时核对卫生技术人员资格原件。|Original qualifications of the medical staff are compared when the licence is collected.',
  faqs: [
    [
      '诊所也要先批准设置吗？|Must a clinic be approved before it is set up?',
      '诊所实行备案管理，不需要设置审批，直接登记。|No, clinics register directly.',
    ],
  ],
}

const nurse: Draft = {
  key: 'nurse-registration',
  code: '03003',
  organisation: 'yl-health',
  type: '01',
  name: '护士执业注册|Registration of nurses',
  summary:
    '护士首次注册、变更执业地点和延续注册。|First registration of nurses, change of the place of practice, and extension.',
  keywords: ['护士证', '护士注册', '护士变更', '护士延续', 'nurse'],
  audience: 'person',
  themes: ['p-qualification', 'p-health'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 5,
  process: 'single-approval',
  steps: 'accept 1, review 2, decide 1, issue 1',
  conditions: [
    '具有完全民事行为能力，通过护士执业资格考试。|The applicant has full legal capacity and has passed the nursing examination.',
    '身体健康，符合护士执业注册的健康标准。|Health meets the standard for registration.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次注册|First registration',
      'change:变更执业地点|Change of place',
      'extend:延续注册|Extension',
    ]),
  ],
  materials: [
    identityCard(),
    photo(is('applyFor', 'first')),
    paper('diploma', '护理学历证书及实习证明|Diploma and proof of practice', {
      by: '毕业院校|School',
      when: is('applyFor', 'first'),
      files: 3,
    }),
    paper('exam-result', '护士执业资格考试成绩合格证明|Examination result', {
      by: '考试机构|Examination body',
      when: is('applyFor', 'first'),
    }),
    paper('health-check', '六个月内健康体检证明|Health check within six months', {
      by: '二级以上医院|Hospital of grade two or above',
      when: is('applyFor', 'first', 'extend'),
    }),
    paper('training', '中断执业三年以上的临床实践培训证明|Training after three years without practice', {
      by: '教学或综合医院|Teaching hospital',
      when: is('applyFor', 'change'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.education']],
    [
      'practice',
      '执业信息|Practice',
      [
        element('person.employer', { label: '拟执业机构|Employing institution' }),
        text('department', '执业科室|Ward or department', { max: 60 }),
        date('examPassedOn', '通过资格考试日期|Examination passed on', { when: is('applyFor', 'first') }),
        text('registrationNumber', '原注册编号|Earlier registration number', {
          max: 30,
          when: is('applyFor', 'change', 'extend'),
        }),
        yesNo('pausedThreeYears', '是否中断执业三年以上|Has not practised for three years or more', {
          when: is('applyFor', 'change', 'extend'),
        }),
      ],
    ],
  ],
  window: [2, 'C05'],
  result: { kind: 'certificate', name: '护士执业证书|Nurse’s certificate', years: 5 },
  depth: 4,
  faqs: [
    [
      '延续注册什么时候办？|When is the extension due?',
      '有效期届满前三十日内申请。|Within thirty days before the certificate expires.',
    ],
  ],
}

const birth: Draft = {
  key: 'birth-registration',
  code: '03004',
  organisation: 'yl-health',
  type: '20',
  name: '生育登记|Registration of a birth plan',
  summary:
    '夫妻生育前或生育后的登记，可在现居住地或户籍地办理，即时办结。|Registration before or after a birth, at the place of residence or household registration; done at once.',
  keywords: ['生育服务证', '准生证', '怀孕', '生孩子', 'pregnancy', 'birth'],
  audience: 'person',
  themes: ['p-birth'],
  basis: ['居住证暂行条例:13', '国务院关于在线政务服务的若干规定:7'],
  limit: [5, '国务院关于在线政务服务的若干规定:7'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: atLeast('person.age', 18),
  conditions: [
    '申请人或其配偶的户籍地或现居住地在本市。|The applicant or the spouse is registered or lives in the city.',
  ],
  situations: [
    ask('stage', '目前处于哪个阶段？|At which stage are you?', [
      'planned:计划怀孕|Planning',
      'pregnant:已怀孕|Pregnant',
      'born:已生育|The child is born',
    ]),
    ask('residence', '户籍是否在本市？|Is either of you registered in the city?', [
      'local:是|Yes',
      'visitor:否|No',
    ]),
  ],
  materials: [
    identityCard(),
    householdRegister(is('residence', 'local')),
    paper('residence-proof', '现居住地证明|Proof of residence', {
      when: is('residence', 'visitor'),
      sample: '居住证、租赁合同或社区证明任选其一|Residence permit, lease or a statement of the community',
    }),
    paper('birth-certificate', '出生医学证明|Medical certificate of birth', {
      by: '助产机构|Maternity hospital',
      when: is('stage', 'born'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.address']],
    [
      'family',
      '家庭信息|Family',
      [
        element('family.spouse-name', { optional: true }),
        element('family.spouse-id-number', { optional: true }),
        count('childNumber', '本次为第几个子女|Which child', { min: 1, max: 10 }),
        date('dueOn', '预产期|Due on', { when: is('stage', 'pregnant') }),
        element('family.child-birth-date', { when: is('stage', 'born') }),
        element('family.child-name', { optional: true, when: is('stage', 'born') }),
      ],
    ],
  ],
  window: [1, 'C01'],
  halls: ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu'],
  result: { kind: 'document', name: '生育登记服务单|Birth registration sheet' },
  depth: 4,
  faqs: [
    [
      '未婚可以登记吗？|May unmarried people register?',
      '可以，配偶信息可以不填。|Yes, particulars of a spouse may be left empty.',
    ],
  ],
}

const elderlyCard: Draft = {
  key: 'elderly-card',
  code: '03005',
  organisation: 'yl-health',
  type: '20',
  name: '老年人优待证申领|Senior citizen card',
  summary:
    '六十周岁以上老年人申领优待证，享受乘车、游园、就医等优待，即时办结。|The card for people of sixty and above with benefits in buses, parks and hospitals; issued at once.',
  keywords: ['老年证', '老人免费坐公交', '优待证', '老年卡', 'senior card', 'free bus'],
  audience: 'person',
  themes: ['p-elderly', 'p-certificates'],
  basis: ['老年人权益保障法:2', '老年人权益保障法:53', '国务院关于在线政务服务的若干规定:10'],
  limit: [5, '老年人权益保障法:53'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: atLeast('person.age', 60),
  conditions: [
    '年满六十周岁，户籍或者常住地在本市。|Sixty years of age or more; registered or living in the city.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申领|A first card',
      'replace:遗失补领|Replacement of a lost card',
    ]),
    ask('handledBy', '由谁办理？|Who is applying?', [
      'self:本人|The holder',
      'family:家属代办|A family member',
    ]),
  ],
  materials: [
    identityCard(),
    photo(is('applyFor', 'first')),
    authorisation(is('handledBy', 'family')),
    paper('agent-identity', '代办人身份证|Identity card of the agent', { when: is('handledBy', 'family') }),
  ],
  form: [
    [
      'applicant',
      '老年人信息|Holder',
      ['person.name', 'person.id-number', 'person.birth-date', 'person.phone', 'person.address'],
    ],
    [
      'card',
      '领取方式|Delivery',
      [
        choose('delivery', '怎样领取|How would you like it?', [
          'electronic:只要电子证|Electronic only',
          'post:电子证并邮寄实体卡|Electronic, and a card by post',
          'window:电子证并窗口领取|Electronic, and a card at the window',
        ]),
        text('postAddress', '邮寄地址|Postal address', { max: 200, when: is('delivery', 'post') }),
        element('agent.name', { when: is('handledBy', 'family') }),
        element('agent.phone', { when: is('handledBy', 'family') }),
      ],
    ],
  ],
  window: [1, 'C02'],
  halls: ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu'],
  result: { kind: 'certificate', name: '老年人优待证|Senior citizen card', type: 'elderly-card' },
  depth: 4,
  faqs: [
    [
      '外地老人可以办吗？|May visitors apply?',
      '在本市居住的外埠老年人同样可以申领。|Yes, elderly people from elsewhere who live in the city may apply.',
    ],
  ],
}

export const health: Draft[] = [publicPlace, medicalInstitution, nurse, birth, elderlyCard]
