// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { all, is } from './conditions.ts'
import { date, element, longText, several, text } from './fields.ts'
import { businessLicence, paper } from './materials.ts'
import { AGENT, ENTERPRISE } from './parts.ts'

const medicalDevices: Draft = {
  key: 'medical-device-filing',
  code: '02005',
  organisation: 'yl-market',
  type: '10',
  name: '第二类医疗器械经营备案|Filing of trade in class II medical devices',
  summary:
    '经营第二类医疗器械的企业备案，材料齐全当场办结。|Filing by enterprises that trade in class II medical devices; done at once when complete.',
  keywords: ['医疗器械', '二类备案', '器械经营', 'medical device'],
  audience: 'enterprise',
  themes: ['e-opening', 'e-health'],
  basis: ['优化营商环境条例:36', '国务院关于在线政务服务的若干规定:7'],
  limit: [5, '优化营商环境条例:36'],
  promise: 1,
  process: 'registration',
  instant: true,
  steps: 'accept 0, review 1, issue 0',
  conditions: [
    '有与经营规模和范围相适应的质量管理机构或人员。|Quality staff suit the scale and scope of the trade.',
    '有与经营范围相适应的经营、贮存场所和专业指导能力。|Shop, storage and expert advice suit the scope.',
  ],
  situations: [
    ask('storage', '贮存方式是什么？|How are the devices stored?', [
      'own:自设库房|In own storage',
      'entrusted:委托贮存|By a contractor',
      'none:不设库房|No storage',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('quality-manager', '质量负责人学历或职称证明|Qualification of the quality officer', {
      by: '毕业院校或评审机构|School or assessing body',
    }),
    paper('floor-plan', '经营场所和库房平面图|Plan of shop and storage', { when: is('storage', 'own') }),
    paper('storage-contract', '委托贮存协议|Storage contract', { when: is('storage', 'entrusted') }),
    paper('equipment-list', '经营设施设备目录|List of equipment'),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'trade',
      '经营信息|Trade',
      [
        'premises.address',
        element('premises.area', { label: '经营面积|Shop area' }),
        several('tradeMode', '经营方式|Way of trading', ['wholesale:批发|Wholesale', 'retail:零售|Retail']),
        longText('deviceScope', '经营范围（分类目录编号）|Scope (catalogue numbers)'),
        text('qualityOfficer', '质量负责人|Quality officer', { max: 50 }),
        element('premises.area', {
          as: 'storageArea',
          label: '库房面积|Storage area',
          when: is('storage', 'own'),
        }),
      ],
    ],
  ],
  window: [3, 'A16'],
  result: { kind: 'document', name: '第二类医疗器械经营备案编号告知书|Notice of the filing number' },
  depth: 4,
  faqs: [
    [
      '卖医用口罩要备案吗？|Must sellers of medical masks file?',
      '医用口罩属于第二类医疗器械，国家公布的免于备案目录内的产品除外。|Yes, masks are class II devices, unless they stand on the national list of exempt products.',
    ],
  ],
}

const specialEquipment: Draft = {
  key: 'special-equipment-registration',
  code: '02006',
  organisation: 'yl-market',
  type: '07',
  name: '特种设备使用登记|Registration of special equipment',
  summary:
    '电梯、锅炉、压力容器、叉车等特种设备投入使用前后三十日内的登记。|Registration of lifts, boilers, pressure vessels, forklifts and the like before or within thirty days after they go into use.',
  keywords: ['电梯', '锅炉', '叉车', '压力容器', '特种设备', 'lift', 'boiler', 'forklift'],
  audience: 'enterprise',
  themes: ['e-qualification'],
  basis: ['行政许可法:12', '行政许可法:55', '行政许可法:42:1'],
  limit: [20, '行政许可法:42:1'],
  promise: 5,
  process: 'registration',
  steps: 'accept 1, review 3, issue 1',
  conditions: [
    '设备经制造、安装监督检验合格。|The equipment has passed inspection of manufacture and installation.',
    '使用单位建立岗位责任、隐患治理、应急救援等安全管理制度。|The user has rules for duties, hazards and rescue.',
  ],
  situations: [
    ask('equipment', '登记哪一类设备？|Which kind of equipment?', [
      'lift:电梯|Lift',
      'boiler:锅炉|Boiler',
      'vessel:压力容器|Pressure vessel',
      'forklift:场内机动车辆|Works vehicle',
    ]),
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'first:新设备登记|New equipment',
      'transfer:过户或移装|Transfer or relocation',
      'stop:停用报废|Taking out of use',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('quality-certificate', '产品质量合格证明|Certificate of quality', {
      by: '制造单位|Manufacturer',
      when: is('applyFor', 'first'),
    }),
    paper('inspection-report', '监督检验报告|Inspection report', {
      by: '特种设备检验机构|Inspection body',
      when: is('applyFor', 'first', 'transfer'),
    }),
    paper('maintenance-contract', '维护保养合同|Maintenance contract', {
      when: all(is('equipment', 'lift'), is('applyFor', 'first', 'transfer')),
    }),
    paper('energy-test', '锅炉能效测试报告|Energy efficiency test of the boiler', {
      by: '能效测试机构|Testing body',
      when: all(is('equipment', 'boiler'), is('applyFor', 'first')),
    }),
    paper('old-registration', '原使用登记证|Earlier registration', {
      when: is('applyFor', 'transfer', 'stop'),
    }),
  ],
  form: [
    ['enterprise', '使用单位|User', [...ENTERPRISE, ...AGENT]],
    [
      'equipment',
      '设备信息|Equipment',
      [
        text('equipmentName', '设备名称|Name of the equipment', { max: 80 }),
        text('factoryNumber', '出厂编号|Serial number', { max: 40 }),
        text('manufacturer', '制造单位|Manufacturer', { max: 120 }),
        element('premises.address', { label: '使用地点|Place of use' }),
        date('inUseSince', '投入使用日期|In use since'),
        element('enterprise.safety-officer', { label: '安全管理负责人|Safety manager' }),
      ],
    ],
  ],
  window: [3, 'A17'],
  result: { kind: 'certificate', name: '特种设备使用登记证|Special equipment registration' },
  depth: 4,
  faqs: [
    [
      '小区电梯由谁登记？|Who registers the lifts of a housing estate?',
      '由使用单位登记，委托物业服务企业管理的由物业服务企业办理。|The user; where a property manager runs the lifts, the property manager.',
    ],
  ],
}

export const marketProducts: Draft[] = [medicalDevices, specialEquipment]
