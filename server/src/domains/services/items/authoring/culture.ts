// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { amount, choose, count, element, several, text, yesNo } from './fields.ts'
import {
  businessLicence,
  householdRegister,
  identityCard,
  lease,
  paper,
  realEstateCertificate,
  residencePermit,
} from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const entertainment: Draft = {
  key: 'entertainment-venue-licence',
  code: '25001',
  organisation: 'yl-culture',
  type: '01',
  name: '娱乐场所经营许可|Entertainment venue licence',
  summary:
    '开办歌舞厅、KTV、游艺厅、剧本娱乐等场所前须取得的许可。|The licence for dance halls, karaoke, game halls and the like.',
  keywords: ['KTV', '歌厅', '游戏厅', '电玩城', '娱乐场所', 'karaoke', 'entertainment'],
  audience: 'enterprise',
  themes: ['e-culture', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:46'],
  limit: [20, '行政许可法:42:1'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 3, site-visit 3, decide 2, issue 1',
  conditions: [
    '不设在居民楼、博物馆、学校、医院、机关周围等禁止地点。|Not in homes, museums, or near schools, hospitals and offices.',
    '投资人、从业人员没有依法不得从事的情形。|No investor or worker is barred by law.',
    '场所符合消防、卫生和环境保护要求。|Fire, hygiene and environment rules are met.',
  ],
  situations: [
    ask('venueKind', '开办哪类场所？|Which kind?', [
      'singing:歌舞娱乐|Singing and dancing',
      'games:游艺娱乐|Games',
    ]),
    ask('premisesRight', '场所是自有还是租赁？|Are the premises owned or rented?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
    ]),
    ask('foreign', '是否有外资？|Is there foreign capital?', ['yes:有|Yes', 'no:没有|No']),
  ],
  materials: [
    businessLicence(),
    paper('fire-opinion', '消防安全检查意见书|Fire safety opinion', { from: '消防救援机构|Fire and rescue' }),
    paper('noise-test', '环境噪声检测报告|Noise test', {
      by: '检测机构|Laboratory',
      when: is('venueKind', 'singing'),
    }),
    paper('machine-list', '游戏游艺设备清单及合格证明|List of game machines', {
      when: is('venueKind', 'games'),
    }),
    paper('no-record', '投资人、主要负责人无不良记录声明|Declaration of good record'),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
    paper('foreign-report', '外商投资信息报告回执|Receipt of the foreign investment report', {
      when: is('foreign', 'yes'),
    }),
  ],
  form: [
    ['enterprise', '经营单位|Operator', [...ENTERPRISE, ...AGENT]],
    [
      'venue',
      '场所信息|Venue',
      [
        'premises.name',
        'premises.address',
        'premises.area',
        count('capacity', '核定消费者人数|Capacity', { min: 1, max: 5000, unit: '人|people' }),
        count('rooms', '包间数|Rooms', { max: 500, unit: '间|rooms', when: is('venueKind', 'singing') }),
        count('machines', '设备台数|Machines', {
          min: 1,
          max: 5000,
          unit: '台|machines',
          when: is('venueKind', 'games'),
        }),
        'enterprise.safety-officer',
      ],
    ],
  ],
  window: [2, 'N01'],
  result: { kind: 'certificate', name: '娱乐经营许可证|Entertainment licence', years: 2 },
  depth: 4,
  faqs: [
    ['营业时间有限制吗？|Are hours limited?', '每日凌晨二时至上午八时不得营业。|Closed between 2 and 8 a.m.'],
  ],
}

const travel: Draft = {
  key: 'travel-agency-licence',
  code: '25002',
  organisation: 'yl-culture',
  type: '01',
  name: '旅行社业务经营许可|Travel agency licence',
  summary: '经营国内旅游和入境旅游业务前须取得的许可。|The licence for domestic and inbound travel.',
  keywords: ['开旅行社', '旅行社', '旅游公司', 'travel agency', 'tour'],
  audience: 'enterprise',
  themes: ['e-culture', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 6,
  process: 'single-approval',
  steps: 'accept 1, review 2, decide 2, issue 1',
  conditions: [
    '取得法人资格，注册资本不少于三十万元。|A legal person with capital of 300,000 yuan or more.',
    '有必要的经营管理人员和导游。|Managers and guides are employed.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'branch:设立分社备案|A branch',
      'change:变更|A change',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('manager-resume', '经营管理人员履历和劳动合同|Managers’ careers and contracts', {
      when: is('applyFor', 'first'),
      files: 5,
    }),
    paper('guides', '导游劳动合同和导游证|Guides’ contracts and cards', {
      when: is('applyFor', 'first'),
      files: 10,
    }),
    paper('deposit', '旅游服务质量保证金存缴凭证|Deposit for quality of service', {
      by: '存款银行|Bank',
      when: is('applyFor', 'first', 'branch'),
    }),
    paper('branch-papers', '分社负责人任职文件|Appointment of the head of the branch', {
      when: is('applyFor', 'branch'),
    }),
    paper('change-evidence', '变更事项证明|Evidence of the change', { when: is('applyFor', 'change') }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, 'enterprise.registered-capital', ...AGENT]],
    [
      'agency',
      '旅行社信息|Agency',
      [
        'premises.address',
        'premises.area',
        several('travelScope', '经营业务|Business', [
          'domestic:国内旅游|Domestic',
          'inbound:入境旅游|Inbound',
        ]),
        count('guides', '专职导游人数|Guides', { min: 1, max: 1000, unit: '人|people' }),
        text('branchName', '分社名称|Name of the branch', { max: 80, when: is('applyFor', 'branch') }),
      ],
    ],
  ],
  window: [2, 'N02'],
  result: { kind: 'certificate', name: '旅行社业务经营许可证|Travel agency licence' },
  depth: 4,
  faqs: [
    [
      '质量保证金存多少？|How large is the deposit?',
      '经营国内和入境旅游的存入二十万元，可以用保函代替。|200,000 yuan; a guarantee may replace it.',
    ],
  ],
}

const books: Draft = {
  key: 'publication-retail-licence',
  code: '35001',
  organisation: 'yl-press',
  type: '01',
  name: '出版物零售经营许可|Publication retail licence',
  summary:
    '开办书店、报刊亭、音像店及网上书店前须取得的许可。|The licence for bookshops, kiosks, audio-video shops and online bookshops.',
  keywords: ['开书店', '卖书', '出版物', '报刊亭', 'bookshop', 'publications'],
  audience: 'both',
  themes: ['p-opening', 'e-culture'],
  basis: ['行政许可法:12', '行政许可法:34', '行政许可法:42:1'],
  limit: [20, '行政许可法:42:1'],
  promise: 2,
  process: 'single-approval',
  steps: 'accept 0, review 1, decide 1, issue 0',
  conditions: [
    '已办理市场主体登记。|Registered as an operator.',
    '有固定的经营场所或者网络经营场所。|Premises, or a place on the web.',
  ],
  situations: [
    ask('channel', '在哪里销售？|Where are they sold?', [
      'shop:实体店|In a shop',
      'online:网络销售|Online',
      'both:两者都有|Both',
    ]),
    ask(
      'premisesRight',
      '经营场所是自有还是租赁？|Are the premises owned or rented?',
      ['owned:自有|Owned', 'rented:租赁|Rented'],
      { when: is('channel', 'shop', 'both') },
    ),
  ],
  materials: [
    businessLicence(),
    identityCard(),
    realEstateCertificate(is('premisesRight', 'owned')),
    lease(is('premisesRight', 'rented')),
    paper('web-proof', '网络经营场所说明|Description of the place on the web', {
      when: is('channel', 'online', 'both'),
    }),
  ],
  form: [
    ['operator', '经营者信息|Operator', [...ENTERPRISE, ...AGENT]],
    [
      'shop',
      '经营信息|Shop',
      [
        element('premises.name', { when: is('channel', 'shop', 'both') }),
        element('premises.address', { when: is('channel', 'shop', 'both') }),
        element('premises.area', { when: is('channel', 'shop', 'both') }),
        text('webAddress', '网店网址|Address on the web', {
          max: 200,
          when: is('channel', 'online', 'both'),
        }),
        several('goods', '经营品种|Goods', [
          'books:图书|Books',
          'papers:报刊|Newspapers and magazines',
          'audio:音像制品|Audio and video',
          'electronic:电子出版物|Electronic publications',
        ]),
      ],
    ],
  ],
  window: [2, 'N03'],
  halls: ['linjiang', 'lanhu', 'gaoxin', 'xixi'],
  result: { kind: 'certificate', name: '出版物经营许可证|Publication licence', years: 5 },
  depth: 4,
  faqs: [
    [
      '咖啡馆卖少量图书要办吗？|Does a café selling a few books need one?',
      '销售出版物即须办理，经营场所不限于专门书店。|Yes; whoever sells publications, in whatever kind of shop.',
    ],
  ],
}

const sport: Draft = {
  key: 'high-risk-sport-licence',
  code: '26001',
  organisation: 'yl-sports',
  type: '01',
  name: '经营高危险性体育项目许可|Licence for high-risk sports',
  summary:
    '经营游泳、滑雪、潜水、攀岩项目前须取得的许可。|The licence for swimming, skiing, diving and climbing.',
  keywords: ['游泳馆', '攀岩', '滑雪场', '潜水', '体育场所', 'swimming', 'climbing', 'ski'],
  audience: 'enterprise',
  themes: ['e-culture', 'e-opening'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 3, site-visit 3, decide 2, issue 1',
  conditions: [
    '体育设施符合国家标准。|Facilities meet the national standard.',
    '有达到规定数量的持证社会体育指导人员和救助人员。|There are enough certified instructors and rescuers.',
    '有安全保障制度和措施。|There are safety rules and measures.',
  ],
  situations: [
    ask('sportKind', '经营哪个项目？|Which sport?', [
      'swim:游泳|Swimming',
      'ski:滑雪|Skiing',
      'dive:潜水|Diving',
      'climb:攀岩|Climbing',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('facility-report', '体育设施符合国家标准的说明|Statement that facilities meet the standard'),
    paper('instructors', '社会体育指导人员职业资格证书|Instructors’ certificates', {
      by: '技能鉴定机构|Assessing body',
      files: 10,
    }),
    paper('rescuers', '救生员资格证书|Lifeguards’ certificates', {
      by: '技能鉴定机构|Assessing body',
      when: is('sportKind', 'swim', 'dive'),
      files: 10,
    }),
    paper('water-test', '池水水质检测报告|Test of the pool water', {
      by: '检测机构|Laboratory',
      when: is('sportKind', 'swim'),
    }),
    paper('anchor-test', '攀岩壁和保护点检测报告|Test of wall and anchors', {
      by: '检测机构|Laboratory',
      when: is('sportKind', 'climb'),
    }),
    paper('safety-rules', '安全保障制度和应急预案|Safety rules and emergency plan'),
  ],
  form: [
    ['enterprise', '经营单位|Operator', [...ENTERPRISE, ...AGENT]],
    [
      'venue',
      '场所信息|Venue',
      [
        'premises.name',
        'premises.address',
        'premises.area',
        count('instructors', '指导人员数|Instructors', { min: 1, max: 500, unit: '人|people' }),
        count('lifeguards', '救助人员数|Rescuers', { min: 1, max: 500, unit: '人|people' }),
        count('capacity', '最大接待人数|Largest number of guests', { min: 1, max: 20000, unit: '人|people' }),
        element('enterprise.safety-officer'),
      ],
    ],
  ],
  window: [2, 'N04'],
  result: { kind: 'certificate', name: '高危险性体育项目经营许可证|High-risk sport licence', years: 5 },
  depth: 4,
  faqs: [
    [
      '小区会所的泳池要办吗？|Does a pool in a housing estate need one?',
      '对外经营的须办理，仅供业主免费使用的不需要。|If it is open for money, yes; free for residents only, no.',
    ],
  ],
}

const school: Draft = {
  key: 'private-school-approval',
  code: '20001',
  organisation: 'yl-education',
  type: '01',
  name: '民办学校设立审批|Approval of a private school',
  summary:
    '举办民办幼儿园、中小学、中等职业学校和文化教育培训机构的审批。|Approval of private kindergartens, schools, vocational schools and training institutions.',
  keywords: ['办学校', '幼儿园', '培训机构', '民办教育', 'private school', 'kindergarten'],
  audience: 'enterprise',
  themes: ['e-culture', 'e-setup'],
  basis: ['行政许可法:12', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 20,
  process: 'single-approval',
  steps: 'accept 1, review 8, site-visit 4, decide 6, issue 1',
  conditions: [
    '符合教育发展需求和设置标准。|Need and standards are met.',
    '有合格的教师、校舍和稳定的经费来源。|Qualified teachers, buildings and steady funds.',
    '举办者信用良好，无不良办学记录。|The founder is in good standing.',
  ],
  situations: [
    ask('schoolKind', '举办哪类学校？|Which kind of school?', [
      'kindergarten:幼儿园|Kindergarten',
      'school:中小学|School',
      'vocational:中等职业学校|Vocational school',
      'training:文化教育培训机构|Training institution',
    ]),
    ask('stage', '处于哪个阶段？|At which stage?', [
      'prepare:筹设|Preparation',
      'establish:正式设立|Foundation',
    ]),
    ask('profit', '是否营利性？|For profit?', ['yes:营利性|Yes', 'no:非营利性|No']),
  ],
  materials: [
    businessLicence(is('profit', 'yes')),
    paper('founding-report', '申办报告|Founding report', { files: 5 }),
    paper('charter', '学校章程|Charter', { when: is('stage', 'establish') }),
    paper('premises-proof', '校舍权属或使用证明|Right to the buildings', { files: 5 }),
    paper('teachers', '校长、教师资格证明|Qualifications of head and teachers', {
      by: '资格认定机构|Qualifying body',
      when: is('stage', 'establish'),
      files: 20,
    }),
    paper('fund-proof', '办学资金证明|Proof of funds', { by: '银行或会计师事务所|Bank or accountants' }),
    paper('food-plan', '幼儿园膳食和卫生保健方案|Meals and health care', {
      when: is('schoolKind', 'kindergarten'),
    }),
  ],
  form: [
    ['founder', '举办者信息|Founder', [...ENTERPRISE, ...AGENT]],
    [
      'school',
      '学校信息|School',
      [
        text('schoolName', '拟设学校名称|Proposed name', { max: 80 }),
        element('premises.address', { label: '办学地址|Address' }),
        element('premises.area', { label: '校舍面积|Floor area' }),
        count('places', '办学规模|Places', { min: 1, max: 10000, unit: '人|pupils' }),
        text('headName', '拟任校长（园长）|Proposed head', { max: 50 }),
        count('teachers', '专任教师数|Teachers', { min: 1, max: 2000, unit: '人|people' }),
        amount('capital', '开办资金|Capital', { unit: '万元|10,000 yuan' }),
      ],
    ],
  ],
  window: [2, 'P01'],
  result: { kind: 'certificate', name: '民办学校办学许可证|Private school licence', years: 5 },
  depth: 3,
  visit: '正式设立前须组织专家现场评议。|Experts assess the school on the spot before it is founded.',
  faqs: [
    [
      '学科类培训还批吗？|Are subject tutoring schools still approved?',
      '不再审批新的面向义务教育阶段学生的学科类校外培训机构。|No new ones for pupils of compulsory education.',
    ],
  ],
}

const enrolment: Draft = {
  key: 'school-enrolment',
  code: '20002',
  organisation: 'yl-education',
  type: '20',
  name: '义务教育阶段入学报名|Enrolment in compulsory education',
  summary:
    '适龄儿童小学一年级、初中一年级入学报名，含随迁子女，材料由系统核验。|Enrolment in the first year of primary and junior high school, children of newcomers included; papers are checked by the system.',
  keywords: ['上小学', '小升初', '入学', '幼升小', '随迁子女', 'school', 'enrolment'],
  audience: 'person',
  themes: ['p-education'],
  basis: ['居住证暂行条例:12', '国务院关于在线政务服务的若干规定:7'],
  limit: [20, '居住证暂行条例:12'],
  promise: 15,
  process: 'single-approval',
  steps: 'accept 1, review 8, decide 5, issue 1',
  conditions: [
    '年满六周岁（小学）或者小学毕业（初中）。|Six years of age (primary), or primary school finished (junior high).',
    '户籍在学区内，或者随迁子女的监护人持有本市居住证。|Registered in the school district, or a guardian holds a residence permit of the city.',
  ],
  situations: [
    ask('grade', '报名哪个学段？|Which school?', [
      'primary:小学一年级|Primary, year one',
      'junior:初中一年级|Junior high, year one',
    ]),
    ask('family', '属于哪种情形？|Which applies?', [
      'home:户籍与房产一致|Registered at an own home',
      'registered:有户籍无房产|Registered, without an own home',
      'newcomer:随迁子女|Child of newcomers',
    ]),
  ],
  materials: [
    householdRegister(),
    realEstateCertificate(is('family', 'home')),
    lease(is('family', 'registered', 'newcomer')),
    residencePermit(is('family', 'newcomer')),
    paper('work-proof', '监护人就业或社保证明|Proof of work or insurance of the guardian', {
      by: '用人单位|Employer',
      when: is('family', 'newcomer'),
    }),
    paper('vaccination', '预防接种证|Vaccination record', {
      by: '接种单位|Vaccination point',
      when: is('grade', 'primary'),
    }),
    paper('graduation', '小学毕业证明|Proof of finished primary school', {
      by: '毕业小学|Primary school',
      when: is('grade', 'junior'),
    }),
  ],
  form: [
    ['guardian', '监护人|Guardian', [...APPLICANT, 'person.household-address', 'person.address']],
    [
      'child',
      '学生信息|Child',
      [
        'family.child-name',
        'family.child-id-number',
        'family.child-birth-date',
        element('family.relation', { label: '监护人与学生关系|Relation to the child' }),
        choose('district', '报名区县|District', [
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
        text('wishedSchool', '意向学校|School wished for', { max: 80 }),
        yesNo('adjustable', '是否服从调剂|Another school is acceptable'),
      ],
    ],
  ],
  window: [2, 'P02'],
  halls: ['linjiang', 'yuntai', 'lanhu', 'gaoxin', 'xingang', 'qinglu', 'xixi', 'hechuan', 'andu'],
  result: { kind: 'document', name: '义务教育入学通知书|Notice of admission' },
  depth: 4,
  faqs: [
    [
      '什么时候报名？|When is enrolment?',
      '每年六月上旬开始，以市教育局公告为准。|From early June each year, as the education bureau announces.',
    ],
  ],
}

export const culture: Draft[] = [entertainment, travel, books, sport]
export const education: Draft[] = [school, enrolment]
