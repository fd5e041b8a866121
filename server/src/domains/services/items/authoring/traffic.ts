// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { all, is } from './conditions.ts'
import { choose, date, text } from './fields.ts'
import { drivingLicence, identityCard, paper, photo } from './materials.ts'
import { APPLICANT } from './parts.ts'

const vehicleInspection: Draft = {
  key: 'vehicle-inspection-appointment',
  code: '08001',
  organisation: 'yl-traffic-police',
  type: '20',
  name: '机动车检验预约|Appointment for vehicle inspection',
  summary:
    '预约机动车安全技术检验的站点和时间；六年内免检车辆直接领取检验标志。|Appointment for the inspection of a vehicle; vehicles exempt within six years get the mark directly.',
  keywords: ['年检', '年审', '验车', '检车', 'vehicle inspection', 'MOT'],
  audience: 'person',
  themes: ['p-traffic'],
  basis: ['居住证暂行条例:13', '优化营商环境条例:36'],
  limit: [1, '优化营商环境条例:36'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: { field: 'hasViolations', op: '=', value: 'no' },
  conditions: [
    '车辆涉及的交通违法行为和事故已处理完毕。|Traffic offences and accidents of the vehicle are settled.',
    '投保机动车交通事故责任强制保险。|Compulsory insurance is in force.',
  ],
  situations: [
    ask('vehicleAge', '车辆注册登记多久了？|How old is the vehicle?', [
      'exempt:六年以内（免检）|Up to six years (exempt)',
      'due:六年以上|Over six years',
    ]),
    ask('hasViolations', '是否有未处理的交通违法？|Are there unsettled offences?', [
      'no:没有|No',
      'yes:有|Yes',
    ]),
  ],
  materials: [
    identityCard(),
    paper('vehicle-licence', '机动车行驶证|Vehicle licence', {
      from: '公安交管部门|Traffic police',
      files: 1,
    }),
    paper('insurance', '交强险凭证|Proof of compulsory insurance', {
      by: '保险公司|Insurer',
      when: is('vehicleAge', 'due'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT]],
    [
      'vehicle',
      '车辆与预约|Vehicle and appointment',
      [
        'vehicle.plate-number',
        'vehicle.kind',
        choose(
          'station',
          '检测站|Station',
          [
            'east:城东检测站|East station',
            'west:城西检测站|West station',
            'gaoxin:高新检测站|High-tech station',
            'andu:安渡检测站|Andu station',
          ],
          { when: is('vehicleAge', 'due') },
        ),
        date('appointedOn', '预约日期|Day', { when: is('vehicleAge', 'due') }),
        choose('slot', '时段|Time', ['morning:上午|Morning', 'afternoon:下午|Afternoon'], {
          when: is('vehicleAge', 'due'),
        }),
      ],
    ],
  ],
  window: [1, 'E05'],
  result: { kind: 'record', name: '机动车检验预约单|Confirmation of the appointment' },
  depth: 4,
  faqs: [
    [
      '可以异地检验吗？|May the vehicle be inspected elsewhere?',
      '可以，除大型客车、校车外全国通检。|Yes, anywhere in the country, except coaches and school buses.',
    ],
  ],
}

const drivingRenewal: Draft = {
  key: 'driving-licence-renewal',
  code: '08002',
  organisation: 'yl-traffic-police',
  type: '01',
  name: '驾驶证期满换证|Renewal of a driving licence',
  summary:
    '机动车驾驶证有效期满前九十日内换证，电子驾驶证同步更新。|Renewal within ninety days before a driving licence expires; the electronic licence is renewed as well.',
  keywords: ['换驾照', '驾照到期', '驾驶证换证', 'driving licence'],
  audience: 'person',
  themes: ['p-traffic', 'p-certificates'],
  basis: ['行政许可法:50', '居住证暂行条例:13', '行政许可法:42:1'],
  limit: [20, '行政许可法:42:1'],
  promise: 1,
  process: 'registration',
  instant: true,
  steps: 'accept 0, review 1, decide 0, issue 0',
  conditions: [
    '驾驶证在有效期满前九十日内。|The licence expires within ninety days.',
    '身体条件符合准驾车型要求。|Health meets the requirements of the class.',
    '没有未处理的道路交通违法行为。|There are no unsettled traffic offences.',
  ],
  situations: [
    ask('reason', '因什么换证？|Why?', [
      'expiry:有效期满|Expiry',
      'damaged:损毁|Damage',
      'changed:信息变化|Changed particulars',
    ]),
    ask('overSeventy', '是否年满七十周岁？|Are you seventy or older?', ['no:否|No', 'yes:是|Yes']),
  ],
  materials: [
    identityCard(),
    drivingLicence(),
    photo(),
    paper('health-check', '身体条件证明|Certificate of health', {
      by: '县级以上医疗机构|Hospital of county level or above',
      when: is('reason', 'expiry'),
    }),
    paper(
      'ability-test',
      '记忆力、判断力、反应力测试合格证明|Result of the test of memory, judgement and reaction',
      { by: '考试机构|Testing body', when: all(is('reason', 'expiry'), is('overSeventy', 'yes')) },
    ),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.driving-class', 'person.driving-licence-until']],
    [
      'renewal',
      '换证信息|Renewal',
      [
        choose('delivery', '领取方式|Delivery', [
          'electronic:只要电子证|Electronic only',
          'post:邮寄|By post',
          'window:窗口领取|At the window',
        ]),
        text('postAddress', '邮寄地址|Postal address', { max: 200, when: is('delivery', 'post') }),
        date('examinedOn', '体检日期|Health check on', { when: is('reason', 'expiry') }),
        text('changedItem', '变化的信息|What has changed', { max: 100, when: is('reason', 'changed') }),
      ],
    ],
  ],
  window: [1, 'E05'],
  halls: ['linjiang', 'gaoxin'],
  fees: [['机动车驾驶证工本费|Licence card', 1000, '发改价格〔2004〕2831号|Price notice 2004 no. 2831']],
  result: { kind: 'certificate', name: '机动车驾驶证|Driving licence', type: 'driving-licence', years: 10 },
  depth: 4,
  faqs: [
    [
      '逾期没换证还能换吗？|Can an expired licence still be renewed?',
      '超过有效期一年以内可以换证，一年以上注销后须恢复驾驶资格。|Within a year, yes; after a year it is cancelled and the right to drive must be regained.',
    ],
  ],
}

export const traffic: Draft[] = [vehicleInspection, drivingRenewal]
