// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { choose, count, element, several, text, yesNo } from './fields.ts'
import {
  businessLicence,
  drivingLicence,
  identityCard,
  paper,
  photo,
  residencePermit,
  transportLicence,
} from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const freight: Draft = {
  key: 'road-freight-licence',
  code: '11001',
  organisation: 'yl-transport',
  type: '01',
  name: '道路货物运输经营许可|Road freight licence',
  summary:
    '使用总质量四千五百千克以上货车从事货运经营前须取得的许可，含危险货物运输。|The licence to carry goods in lorries of over 4,500 kg, dangerous goods included.',
  keywords: ['货运', '跑运输', '货车', '危险品运输', '道路运输许可证', 'freight', 'lorry', 'haulage'],
  audience: 'enterprise',
  themes: ['e-transport', 'e-opening'],
  basis: ['道路运输条例:21', '道路运输条例:22', '道路运输条例:24'],
  limit: [20, '道路运输条例:24', 'calendar-day'],
  promise: 7,
  process: 'single-approval',
  steps: 'accept 1, review 3, decide 2, issue 1',
  conditions: [
    '有与经营业务相适应并经检测合格的车辆。|Vehicles suit the business and have passed inspection.',
    '有符合规定条件的驾驶人员。|Drivers meet the requirements.',
    '有健全的安全生产管理制度。|Safety rules are sound.',
    '从事危险货物运输的，有五辆以上专用车辆和持证人员。|For dangerous goods: five or more special vehicles and certified staff.',
  ],
  situations: [
    ask('cargo', '运输哪类货物？|Which goods?', [
      'general:普通货物|General',
      'container:集装箱等专用运输|Containers and special transport',
      'dangerous:危险货物|Dangerous goods',
    ]),
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次申请|A first licence',
      'expand:增加范围或车辆|More scope or vehicles',
      'extend:延续|An extension',
    ]),
    ask('vehiclesNow', '车辆是否已经购置？|Are the vehicles already owned?', [
      'yes:已购置|Yes',
      'no:拟购置|Not yet',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('vehicle-licence', '机动车行驶证和车辆检测合格证明|Vehicle licences and inspection', {
      by: '检测机构|Inspection body',
      when: is('vehiclesNow', 'yes'),
      files: 20,
    }),
    paper('purchase-commitment', '拟购置车辆承诺书|Undertaking to buy vehicles', {
      when: is('vehiclesNow', 'no'),
    }),
    paper('drivers', '驾驶人员从业资格证|Certificates of the drivers', {
      from: '交通运输部门|Transport authority',
      files: 20,
    }),
    paper('safety-rules', '安全生产管理制度文本|Safety rules', { when: is('applyFor', 'first') }),
    paper('dangerous-staff', '装卸管理人员、押运人员上岗资格证|Certificates of loading and escort staff', {
      from: '交通运输部门|Transport authority',
      when: is('cargo', 'dangerous'),
      files: 20,
    }),
    paper('parking', '专用停车场地证明|Right to the special car park', { when: is('cargo', 'dangerous') }),
    transportLicence(is('applyFor', 'expand', 'extend'), {
      code: 'earlier-licence',
      name: '原道路运输经营许可证|Earlier road transport licence',
    }),
  ],
  form: [
    ['enterprise', '经营者信息|Operator', [...ENTERPRISE, ...AGENT]],
    [
      'transport',
      '运输信息|Transport',
      [
        several('freightScope', '申请经营类别|Kinds applied for', [
          'general:道路普通货物运输|General goods',
          'container:货物专用运输（集装箱）|Containers',
          'cold:货物专用运输（冷藏保鲜）|Refrigerated goods',
          'large:大型物件运输|Large objects',
          'dangerous:危险货物运输|Dangerous goods',
        ]),
        'vehicle.count',
        element('vehicle.kind', { label: '主要车型|Main kind of vehicle' }),
        count('drivers', '驾驶人员数|Drivers', { min: 1, max: 5000, unit: '人|people' }),
        'enterprise.safety-officer',
        text('dangerousClass', '危险货物类别|Class of dangerous goods', {
          max: 60,
          when: is('cargo', 'dangerous'),
        }),
      ],
    ],
  ],
  window: [3, 'K01'],
  halls: ['xingang', 'gaoxin'],
  result: {
    kind: 'certificate',
    name: '道路运输经营许可证|Road transport licence',
    type: 'road-transport-licence',
    years: 4,
  },
  depth: 4,
  faqs: [
    [
      '小货车拉货要办证吗？|Do light lorries need a licence?',
      '使用总质量四千五百千克及以下普通货运车辆从事普通货运经营的，无需办理。|Not for general goods in vehicles of up to 4,500 kg.',
    ],
  ],
}

const passenger: Draft = {
  key: 'road-passenger-licence',
  code: '11002',
  organisation: 'yl-transport',
  type: '01',
  name: '道路旅客运输经营许可|Road passenger transport licence',
  summary:
    '从事班车、包车、旅游客运经营前须取得的许可。|The licence for scheduled, chartered and tourist coach services.',
  keywords: ['客运', '班车', '包车', '大巴', '旅游客运', 'coach', 'passenger transport'],
  audience: 'enterprise',
  themes: ['e-transport', 'e-opening'],
  basis: ['道路运输条例:8', '道路运输条例:9', '道路运输条例:10'],
  limit: [20, '道路运输条例:10', 'calendar-day'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 4, site-visit 2, decide 2, issue 1',
  conditions: [
    '有与经营业务相适应并经检测合格的车辆。|Vehicles suit the business and have passed inspection.',
    '驾驶人员年龄不超过六十周岁，三年内无重大以上交通责任事故。|Drivers are sixty at most and without grave accidents in three years.',
    '申请班线客运的，有明确的线路和站点方案。|For scheduled services: a plan of line and stops.',
  ],
  situations: [
    ask('service', '经营哪类客运？|Which service?', [
      'scheduled:班线客运|Scheduled',
      'charter:包车客运|Chartered',
      'tourist:旅游客运|Tourist',
    ]),
    ask(
      'reach',
      '运行范围？|How far?',
      [
        'county:县内和毗邻县|Within and next to a county',
        'city:市内跨县|Across counties of the city',
        'province:跨市或跨省|Across cities or provinces',
      ],
      { when: is('service', 'scheduled') },
    ),
  ],
  materials: [
    businessLicence(),
    paper('vehicle-papers', '车辆行驶证和检测报告|Vehicle licences and inspection', {
      by: '检测机构|Inspection body',
      files: 20,
    }),
    paper('drivers', '驾驶人员驾驶证和从业资格证|Licences and certificates of the drivers', { files: 20 }),
    paper('safety-rules', '安全生产管理制度|Safety rules'),
    paper('line-plan', '线路和站点方案|Plan of line and stops', { when: is('service', 'scheduled') }),
    paper('station-agreement', '进站协议或意向|Agreement with the stations', {
      by: '客运站|Station',
      when: is('service', 'scheduled'),
    }),
    paper('consultation', '目的地交通运输部门协商意见|Opinion of the authority at the destination', {
      from: '目的地交通运输部门|Transport authority',
      when: is('reach', 'province'),
    }),
  ],
  form: [
    ['enterprise', '经营者信息|Operator', [...ENTERPRISE, ...AGENT]],
    [
      'transport',
      '客运信息|Service',
      [
        text('lineFrom', '起点站|From', { max: 60, when: is('service', 'scheduled') }),
        text('lineTo', '讫点站|To', { max: 60, when: is('service', 'scheduled') }),
        'vehicle.count',
        count('seats', '总座位数|Seats in all', { min: 1, max: 100000, unit: '座|seats' }),
        count('drivers', '驾驶人员数|Drivers', { min: 1, max: 5000, unit: '人|people' }),
        'enterprise.safety-officer',
        choose(
          'years',
          '申请经营期限|Term applied for',
          ['four:四年|Four years', 'six:六年|Six years', 'eight:八年|Eight years'],
          { when: is('service', 'scheduled') },
        ),
      ],
    ],
  ],
  window: [3, 'K02'],
  result: {
    kind: 'certificate',
    name: '道路运输经营许可证|Road transport licence',
    type: 'road-transport-licence',
    years: 4,
  },
  depth: 4,
  faqs: [
    [
      '同一线路多家申请怎么办？|What if several apply for one line?',
      '同一线路有三个以上申请人时，可以通过招标作出许可决定。|With three or more applicants the decision may be taken by tender.',
    ],
  ],
}

const rideHailing: Draft = {
  key: 'ride-hailing-driver-licence',
  code: '11003',
  organisation: 'yl-transport',
  type: '01',
  name: '网络预约出租汽车驾驶员证|Ride-hailing driver licence',
  summary:
    '从事网约车驾驶前须考试合格并取得的从业资格证件。|The licence for ride-hailing drivers, after an examination.',
  keywords: ['网约车', '开网约车', '滴滴', '出租车', '人证', 'ride-hailing', 'taxi driver'],
  audience: 'person',
  themes: ['p-qualification', 'p-traffic'],
  basis: ['行政许可法:54', '行政许可法:42:1', '行政许可法:44'],
  limit: [20, '行政许可法:42:1'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 4, decide 4, issue 1',
  conditions: [
    '取得相应准驾车型驾驶证并有三年以上驾驶经历。|A licence of the class and three years of driving.',
    '无交通肇事、危险驾驶犯罪记录，无吸毒、暴力犯罪记录。|No record of traffic crimes, drugs or violence.',
    '最近连续三个记分周期内没有记满十二分。|Never twelve points in the last three periods.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:首次考试领证|First examination and licence',
      'renew:到期换证|Renewal',
      'lost:遗失补证|Replacement',
    ]),
    ask('origin', '户籍是否在本市？|Are you registered in the city?', ['local:是|Yes', 'visitor:否|No']),
  ],
  materials: [
    identityCard(),
    drivingLicence(),
    photo(is('applyFor', 'first')),
    residencePermit(is('origin', 'visitor')),
    paper('conduct', '无犯罪记录和安全驾驶记录承诺|Declaration on record and driving', {
      when: is('applyFor', 'first'),
    }),
    paper('training', '继续教育证明|Proof of further training', {
      by: '培训机构|Training body',
      when: is('applyFor', 'renew'),
    }),
  ],
  form: [
    [
      'applicant',
      '申请人|Applicant',
      [...APPLICANT, 'person.birth-date', 'person.driving-class', 'person.address'],
    ],
    [
      'exam',
      '从业信息|Work',
      [
        choose(
          'examSession',
          '考试批次|Session',
          ['week1:每月第一周|First week of the month', 'week3:每月第三周|Third week of the month'],
          { when: is('applyFor', 'first') },
        ),
        choose('platform', '拟服务平台|Platform', [
          'lanxing:澜行出行|Lanxing',
          'yunche:云车|Yunche',
          'chengyue:城约|Chengyue',
          'undecided:未定|Not yet known',
        ]),
        text('certificateNumber', '原证编号|Number of the earlier licence', {
          max: 30,
          when: is('applyFor', 'renew', 'lost'),
        }),
        yesNo('fullTime', '是否全职从业|Full-time', { optional: true }),
      ],
    ],
  ],
  window: [3, 'K03'],
  halls: ['linjiang', 'gaoxin'],
  result: {
    kind: 'certificate',
    name: '网络预约出租汽车驾驶员证|Ride-hailing driver licence',
    type: 'ride-hailing-driver-licence',
    years: 6,
  },
  depth: 3,
  visit: '须到考点参加从业资格考试。|The examination takes place at the centre.',
  faqs: [
    [
      '考试考什么？|What is examined?',
      '全国公共科目和本市区域科目，均为机考，八十分合格。|A national and a local subject, by computer; eighty points to pass.',
    ],
  ],
}

export const transport: Draft[] = [freight, passenger, rideHailing]
