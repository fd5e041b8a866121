// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { choose, count, date, element, several, text, yesNo } from './fields.ts'
import {
  authorisation,
  businessLicence,
  identityCard,
  lease,
  paper,
  photo,
  realEstateCertificate,
} from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const hotel: Draft = {
  key: 'hotel-special-trade-licence',
  code: '07011',
  organisation: 'yl-police',
  type: '01',
  name: '旅馆业特种行业许可|Special trade licence for lodging',
  summary:
    '宾馆、酒店、民宿等提供住宿服务前须取得的治安管理许可。|The public security licence needed by hotels, guesthouses and homestays.',
  keywords: ['开宾馆', '开酒店', '民宿', '旅馆', '特种行业许可证', 'hotel', 'guesthouse'],
  audience: 'enterprise',
  themes: ['e-security', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 2, site-visit 2, decide 1, issue 1',
  conditions: [
    '房屋建筑、消防设备符合消防治安要求。|Building and fire equipment meet fire and security requirements.',
    '安装旅馆业治安管理信息系统和前台监控。|The guest register system and cameras at the desk are installed.',
    '建立住宿登记、财物保管等制度。|There are rules for registration of guests and keeping of valuables.',
  ],
  situations: [
    ask('lodgingKind', '经营哪一类住宿？|Which kind of lodging?', [
      'hotel:宾馆酒店|Hotel',
      'homestay:民宿|Homestay',
    ]),
    ask('premisesRight', '房屋是自有还是租赁？|Is the building owned or rented?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('fire-opinion', '消防安全检查意见|Fire safety opinion', {
      from: '消防救援机构|Fire and rescue',
      when: is('lodgingKind', 'hotel'),
    }),
    paper('homestay-joint', '民宿联合核验意见|Joint inspection of the homestay', {
      from: '乡镇人民政府或街道|Township or sub-district',
      when: is('lodgingKind', 'homestay'),
    }),
    paper('room-plan', '客房平面图和监控点位图|Plan of rooms and cameras'),
    paper('system-proof', '治安管理信息系统安装证明|Proof of the guest register system', {
      by: '系统安装单位|Installer',
    }),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'lodging',
      '旅馆信息|Lodging',
      [
        'premises.name',
        'premises.address',
        'premises.area',
        count('rooms', '客房数|Rooms', { min: 1, max: 5000, unit: '间|rooms' }),
        count('beds', '床位数|Beds', { min: 1, max: 10000, unit: '张|beds' }),
        text('securityOfficer', '治安负责人|Security officer', { max: 50 }),
      ],
    ],
  ],
  window: [2, 'E11'],
  result: {
    kind: 'certificate',
    name: '特种行业许可证|Special trade licence',
    type: 'special-trade-licence',
  },
  depth: 4,
  faqs: [
    [
      '民宿多少间以内算民宿？|How small is a homestay?',
      '客房不超过十四间、主楼不超过四层的按民宿核验。|Up to fourteen rooms in a main building of up to four storeys.',
    ],
  ],
}

const seal: Draft = {
  key: 'seal-filing',
  code: '07012',
  organisation: 'yl-police',
  type: '10',
  name: '公章刻制备案|Filing of company seals',
  summary:
    '刻制公章、财务章、合同章等后的备案，企业新设立的随开办一并办理。|Filing of corporate, finance and contract seals; for new companies part of setting up.',
  keywords: ['刻章', '公章', '印章备案', '补刻公章', 'seal', 'chop'],
  audience: 'enterprise',
  themes: ['e-security', 'e-setup'],
  basis: ['优化营商环境条例:19', '电子签名法:14'],
  limit: [1, '优化营商环境条例:19'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: {
    all: [
      { field: 'reason', op: '=', value: 'first' },
      { field: 'enterprise.status', op: '=', value: '1' },
    ],
  },
  conditions: ['单位依法登记，名称与印章一致。|The body is registered and the seal bears its name.'],
  situations: [
    ask('reason', '因什么刻章？|Why?', [
      'first:首次刻制|First set',
      'lost:遗失补刻|Replacement of a lost seal',
      'renamed:更名换刻|Change of name',
    ]),
    ask('handledBy', '由谁办理？|Who is applying?', [
      'self:法定代表人|The representative',
      'agent:经办人|Somebody authorised',
    ]),
  ],
  materials: [
    businessLicence(),
    identityCard(),
    paper('loss-statement', '印章遗失声明|Statement of loss', { when: is('reason', 'lost') }),
    paper('old-seal', '旧印章缴销凭证|Proof that the old seal was handed in', {
      by: '印章刻制单位|Seal maker',
      when: is('reason', 'renamed'),
    }),
    authorisation(is('handledBy', 'agent')),
  ],
  form: [
    ['enterprise', '单位信息|Body', [...ENTERPRISE, ...AGENT]],
    [
      'seals',
      '印章信息|Seals',
      [
        several('sealKinds', '印章种类|Kinds of seal', [
          'official:法定名称章|Corporate seal',
          'finance:财务专用章|Finance seal',
          'contract:合同专用章|Contract seal',
          'invoice:发票专用章|Invoice seal',
          'representative:法定代表人名章|Seal of the representative',
        ]),
        choose('maker', '刻制单位|Seal maker', [
          'linjiang:临江印章社|Linjiang Seals',
          'yuntai:云台印务|Yuntai Seals',
          'gaoxin:高新印章中心|High-tech Seal Centre',
        ]),
        yesNo('electronicSeal', '是否同步制作电子印章|An electronic seal as well'),
        date('lostOn', '遗失日期|Lost on', { when: is('reason', 'lost') }),
      ],
    ],
  ],
  window: [1, 'B05'],
  result: { kind: 'record', name: '公章刻制备案登记|Entry of the seals' },
  depth: 4,
  faqs: [
    [
      '遗失公章要登报吗？|Must a loss be announced in a newspaper?',
      '不再要求登报，在线声明即可。|No longer; a statement online is enough.',
    ],
  ],
}

const guard: Draft = {
  key: 'security-guard-certificate',
  code: '07013',
  organisation: 'yl-police',
  type: '01',
  name: '保安员证核发|Security guard certificate',
  summary:
    '从事保安服务前须考试合格并取得的资格证件。|The certificate needed to work as a security guard, after an examination.',
  keywords: ['保安证', '保安员', '上岗证', 'security guard'],
  audience: 'person',
  themes: ['p-qualification'],
  basis: ['行政许可法:54', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 4, decide 4, issue 1',
  conditions: [
    '年满十八周岁，身体健康，品行良好，初中以上学历。|Eighteen or older, in good health and of good conduct, with junior high school.',
    '没有故意犯罪等不得担任保安员的情形。|No conviction or other bar.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'exam:报名考试并领证|Examination and certificate',
      'replace:遗失补领|Replacement',
      'handover:换证|Exchange',
    ]),
  ],
  materials: [
    identityCard(),
    photo(),
    paper('health-check', '县级以上医院体检证明|Health check', {
      by: '县级以上医院|Hospital of county level or above',
      when: is('applyFor', 'exam'),
    }),
    paper('diploma', '初中以上学历证明|School certificate', {
      by: '毕业学校|School',
      when: is('applyFor', 'exam'),
    }),
    paper('training', '保安培训证明|Proof of training', {
      by: '保安培训单位|Training body',
      when: is('applyFor', 'exam'),
    }),
  ],
  form: [
    [
      'applicant',
      '申请人|Applicant',
      [...APPLICANT, 'person.birth-date', 'person.education', 'person.household-address'],
    ],
    [
      'exam',
      '考试信息|Examination',
      [
        element('person.employer', { optional: true }),
        choose(
          'session',
          '考试批次|Session',
          ['first:上半月|First half of the month', 'second:下半月|Second half of the month'],
          { when: is('applyFor', 'exam') },
        ),
        text('certificateNumber', '原证编号|Number of the earlier certificate', {
          max: 30,
          when: is('applyFor', 'replace', 'handover'),
        }),
      ],
    ],
  ],
  window: [2, 'E12'],
  result: { kind: 'certificate', name: '保安员证|Security guard certificate' },
  depth: 3,
  visit: '须到考点参加考试并采集指纹。|The examination and fingerprinting take place at the centre.',
  faqs: [
    [
      '考试不合格可以补考吗？|Can the examination be repeated?',
      '可以在下一批次补考，不再收取材料。|Yes, in the next session, with no new papers.',
    ],
  ],
}

const gathering: Draft = {
  key: 'large-event-safety-permit',
  code: '07014',
  organisation: 'yl-police',
  joint: ['yl-fire', 'yl-urban'],
  type: '01',
  name: '大型群众性活动安全许可|Safety permit for large events',
  summary:
    '举办预计参加人数一千人以上的演出、赛事、展会、庙会等活动前须取得的许可。|The permit for concerts, matches, fairs and the like with a thousand or more people expected.',
  keywords: ['演唱会', '灯会', '庙会', '展会', '大型活动', 'concert', 'event', 'fair'],
  audience: 'enterprise',
  themes: ['e-security', 'e-culture'],
  basis: ['行政许可法:26:2', '行政许可法:42:2', '行政许可法:44'],
  limit: [45, '行政许可法:42:2'],
  promise: 7,
  process: 'permit-joint',
  steps: 'accept 1, review 2, site-visit 2, decide 1, issue 1',
  conditions: [
    '承办者是依法成立的单位。|The organiser is a lawfully founded body.',
    '有安全工作方案，安全责任明确、措施有效。|There is a safety plan with clear duties and effective measures.',
    '活动场所、设施符合安全要求。|Place and installations are safe.',
  ],
  situations: [
    ask('scale', '预计多少人参加？|How many people?', [
      'medium:一千至五千人|1,000 to 5,000',
      'large:五千人以上|Over 5,000',
    ]),
    ask('venue', '在哪里举办？|Where?', ['indoor:室内场馆|Indoors', 'outdoor:室外场地|Outdoors']),
    ask('stage', '是否搭建临时设施？|Are temporary structures built?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    businessLicence(),
    paper('plan', '活动方案和安全工作方案|Plan of the event and of its safety', { files: 5 }),
    paper('risk-report', '安全风险评估报告|Risk assessment', {
      by: '评估机构|Assessing body',
      when: is('scale', 'large'),
    }),
    paper('venue-consent', '场所管理者同意提供场所的证明|Consent of the manager of the place'),
    paper('structure-report', '临时设施检测合格报告|Test of the temporary structures', {
      by: '检测机构|Testing body',
      when: is('stage', 'yes'),
    }),
    paper('traffic-plan', '周边交通组织方案|Traffic plan', { when: is('venue', 'outdoor') }),
  ],
  form: [
    ['organiser', '承办者|Organiser', [...ENTERPRISE, ...AGENT]],
    [
      'event',
      '活动信息|Event',
      [
        text('eventName', '活动名称|Name of the event', { max: 100 }),
        element('project.address', { label: '活动地点|Place' }),
        'event.start-date',
        'event.end-date',
        'event.headcount',
        count('guards', '安保人员数|Stewards', { min: 1, max: 10000, unit: '人|people' }),
        element('enterprise.safety-officer', { label: '安全责任人|Safety officer' }),
      ],
    ],
  ],
  window: [2, 'E13'],
  result: { kind: 'approval', name: '大型群众性活动安全许可决定书|Decision on the safety permit' },
  depth: 4,
  faqs: [
    [
      '提前多久申请？|How early should one apply?',
      '活动举办日的二十日前提出。|Twenty days before the event.',
    ],
  ],
}

const fireworks: Draft = {
  key: 'fireworks-retail-licence',
  code: '29001',
  organisation: 'yl-emergency',
  type: '01',
  name: '烟花爆竹经营（零售）许可|Fireworks retail licence',
  summary:
    '在规划网点零售烟花爆竹前须取得的许可，分长期和春节临时两种。|The licence to sell fireworks at a planned point, all year or for the Spring Festival.',
  keywords: ['卖鞭炮', '烟花爆竹', '鞭炮', 'fireworks'],
  audience: 'both',
  themes: ['p-opening', 'e-fire'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:57'],
  limit: [20, '行政许可法:42:1'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 2, site-visit 3, decide 3, issue 1',
  conditions: [
    '网点符合布设规划，与学校、医院、加油站等保持规定距离。|The point is planned and keeps its distance from schools, hospitals and filling stations.',
    '主要负责人和销售人员经安全培训合格。|The person in charge and the sellers are trained in safety.',
    '实行专店或专柜销售，设专人管理。|A shop or counter of its own with somebody in charge.',
  ],
  situations: [
    ask('term', '申请哪一种？|Which licence?', ['year:长期|All year', 'festival:春节临时|Spring Festival']),
    ask('premisesRight', '经营场所是自有还是租赁？|Are the premises owned or rented?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
    ]),
  ],
  materials: [
    businessLicence(is('term', 'year')),
    identityCard(),
    paper('training', '负责人安全培训合格证明|Proof of safety training', { by: '培训机构|Training body' }),
    paper('surroundings', '网点周边环境示意图|Sketch of the surroundings'),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
    paper('supply-contract', '与批发企业签订的供货协议|Supply contract with a wholesaler'),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT]],
    [
      'point',
      '网点信息|Point of sale',
      [
        element('enterprise.name', { optional: true, when: is('term', 'year') }),
        element('enterprise.credit-code', { optional: true, when: is('term', 'year') }),
        'premises.address',
        'premises.area',
        count('stockLimit', '最大存放量|Largest stock', { min: 1, max: 300, unit: '箱|boxes' }),
        several('classes', '申请产品级别|Classes', ['c:C级|Class C', 'd:D级|Class D']),
        date('from', '开始销售日期|Selling from', { when: is('term', 'festival') }),
        date('until', '结束销售日期|Selling until', { when: is('term', 'festival') }),
      ],
    ],
  ],
  window: [2, 'E15'],
  result: { kind: 'certificate', name: '烟花爆竹经营（零售）许可证|Fireworks retail licence', years: 2 },
  depth: 4,
  faqs: [
    [
      '网点名额有限怎么确定？|Who gets a point where there are too few?',
      '符合条件的按受理先后顺序确定。|Those who qualify, in the order of acceptance.',
    ],
  ],
}

export const policePermits: Draft[] = [hotel, seal, guard, gathering]
export const emergency: Draft[] = [fireworks]
