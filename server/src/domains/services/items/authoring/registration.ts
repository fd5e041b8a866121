// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { has, is, isYes } from './conditions.ts'
import { amount, choose, count, date, element, longText, several, text, yesNo } from './fields.ts'
import {
  authorisation,
  businessLicence,
  identityCard,
  lease,
  paper,
  realEstateCertificate,
} from './materials.ts'
import { AGENT, APPLICANT, ENTERPRISE } from './parts.ts'

const setUp: Draft = {
  key: 'company-set-up',
  code: '02011',
  organisation: 'yl-market',
  type: '07',
  name: '企业设立登记|Setting up a company',
  summary:
    '设立公司、合伙企业、个人独资企业的登记，营业执照、印章、发票、社保、公积金、银行开户一次办齐。|Registration of companies, partnerships and sole proprietorships; licence, seals, invoices, social insurance, housing fund and bank account in one go.',
  keywords: [
    '开公司',
    '注册公司',
    '营业执照',
    '企业开办',
    '创业',
    'company',
    'business licence',
    'start a business',
  ],
  audience: 'person',
  themes: ['p-employment', 'p-opening'],
  basis: [
    '市场主体登记管理条例:16',
    '市场主体登记管理条例:19',
    '市场主体登记管理条例:21',
    '优化营商环境条例:19',
  ],
  limit: [3, '市场主体登记管理条例:19'],
  promise: 1,
  process: 'registration',
  instant: true,
  steps: 'accept 0, review 1, issue 0',
  conditions: [
    '名称经自主申报，不与同行业已登记企业混淆。|The name has been declared and is not confusingly like another in the trade.',
    '有符合规定的住所、出资人、章程或合伙协议。|There are a registered office, investors, and articles or a partnership agreement.',
    '法定代表人、董事、监事不存在依法不得任职的情形。|Nobody is barred by law from the office proposed.',
  ],
  situations: [
    ask('entityForm', '设立哪一类企业？|Which form of enterprise?', [
      'company:有限责任公司|Limited company',
      'partnership:合伙企业|Partnership',
      'sole:个人独资企业|Sole proprietorship',
    ]),
    ask('officeRight', '住所是自有、租赁还是集群注册？|Is the registered office owned, rented or shared?', [
      'owned:自有|Owned',
      'rented:租赁|Rented',
      'cluster:集群注册|Shared address',
    ]),
    ask('preApproval', '经营范围是否含前置审批项目？|Does the scope need approval beforehand?', [
      'yes:有|Yes',
      'no:没有|No',
    ]),
  ],
  materials: [
    identityCard(),
    paper('articles', '公司章程|Articles of association', {
      when: is('entityForm', 'company'),
      sample: '全体股东电子签名|Signed electronically by all shareholders',
    }),
    paper('partnership-agreement', '合伙协议|Partnership agreement', {
      when: is('entityForm', 'partnership'),
    }),
    paper(
      'appointments',
      '法定代表人、董事、监事任职文件|Appointment of representative, directors, supervisors',
      { when: is('entityForm', 'company') },
    ),
    realEstateCertificate(is('officeRight', 'owned')),
    lease(is('officeRight', 'rented')),
    paper('cluster-agreement', '集群注册托管协议|Agreement on the shared address', {
      when: is('officeRight', 'cluster'),
    }),
    paper('pre-approval', '前置审批批准文件|Approval beforehand', {
      from: '行业主管部门|Competent authority',
      when: is('preApproval', 'yes'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', APPLICANT],
    [
      'company',
      '企业信息|Enterprise',
      [
        text('proposedName', '拟用名称|Proposed name', { max: 80 }),
        element('premises.address', { label: '拟设住所|Proposed registered office' }),
        element('premises.area', { label: '住所面积|Office area', optional: true }),
        longText('proposedScope', '拟从事的经营范围|Proposed scope of business'),
        amount('capital', '认缴出资总额|Subscribed capital', { unit: '万元|10,000 yuan' }),
        text('representative', '拟任法定代表人（执行事务合伙人、投资人）|Proposed representative', {
          max: 50,
        }),
        count('investors', '出资人数|Investors', { min: 1, max: 200, unit: '人|people' }),
      ],
    ],
    [
      'together',
      '一并办理|Handled together',
      [
        several(
          'extras',
          '需要一并办理的事项|What else is wanted',
          [
            'seal:刻制印章|Seals',
            'invoice:领用发票|Invoices',
            'social:社保登记|Social insurance',
            'fund:公积金开户|Housing fund',
            'bank:银行开户|Bank account',
          ],
          { optional: true },
        ),
        count('plannedStaff', '计划用工人数|Planned staff', {
          max: 10000,
          unit: '人|people',
          optional: true,
        }),
      ],
    ],
  ],
  window: [1, 'B01'],
  halls: ['linjiang', 'gaoxin', 'xingang'],
  result: {
    kind: 'certificate',
    name: '营业执照|Business licence',
    type: 'business-licence',
    establishes: {
      authority: '91',
      kind: '10',
      name: ['proposedName'],
      address: ['premisesAddress'],
      businessScope: 'proposedScope',
      capital: 'capital',
      representative: 'representative',
    },
  },
  depth: 4,
  faqs: [
    [
      '注册资本要实缴吗？|Must the capital be paid in at once?',
      '有限责任公司股东自公司成立之日起五年内缴足认缴出资。|Shareholders of a limited company pay in what they subscribed within five years.',
    ],
    [
      '刻章收费吗？|Are the seals charged for?',
      '首套四枚印章由市财政承担。|The first set of four seals is paid by the city.',
    ],
  ],
}

const change: Draft = {
  key: 'company-change',
  code: '02012',
  organisation: 'yl-market',
  type: '07',
  name: '企业变更登记|Change of registered particulars',
  summary:
    '变更企业名称、住所、法定代表人、注册资本、经营范围、股东等登记事项。|Changes of name, registered office, representative, capital, scope or shareholders.',
  keywords: ['变更法人', '换法人', '改地址', '增资', '变更经营范围', 'change of company'],
  audience: 'enterprise',
  themes: ['e-setup'],
  basis: ['市场主体登记管理条例:19', '市场主体登记管理条例:24', '市场主体登记管理条例:28'],
  limit: [3, '市场主体登记管理条例:19'],
  promise: 2,
  process: 'registration',
  steps: 'accept 0, review 2, issue 0',
  conditions: [
    '自作出变更决议、决定或者法定变更事项发生之日起三十日内申请。|The application is made within thirty days of the decision or event.',
    '变更事项依法须经批准的，已取得批准文件。|Where the change needs approval, it has been given.',
  ],
  situations: [
    ask(
      'changes',
      '变更哪些事项？|What changes?',
      [
        'name:名称|Name',
        'address:住所|Registered office',
        'representative:法定代表人|Representative',
        'capital:注册资本|Capital',
        'scope:经营范围|Scope',
        'shareholder:股东|Shareholders',
      ],
      { multiple: true },
    ),
    ask('handledBy', '由谁办理？|Who is applying?', [
      'self:法定代表人本人|The representative',
      'agent:委托经办人|Somebody authorised',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('resolution', '变更决议或决定|Decision on the change'),
    paper('new-address', '新住所使用证明|Right to the new office', {
      when: has('changes', 'address'),
      files: 5,
    }),
    paper('appointment', '新任法定代表人任职文件|Appointment of the new representative', {
      when: has('changes', 'representative'),
    }),
    paper('articles-amended', '修改后的章程或章程修正案|Amended articles', {
      when: has('changes', 'name', 'capital', 'scope', 'shareholder'),
    }),
    paper('transfer-agreement', '股权转让协议|Share transfer agreement', {
      when: has('changes', 'shareholder'),
    }),
    authorisation(is('handledBy', 'agent')),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'change',
      '变更内容|Changes',
      [
        text('newName', '变更后名称|New name', {
          max: 80,
          when: has('changes', 'name'),
        }),
        text('newAddress', '变更后住所|New registered office', {
          max: 200,
          when: has('changes', 'address'),
        }),
        text('newRepresentative', '变更后法定代表人|New representative', {
          max: 50,
          when: has('changes', 'representative'),
        }),
        amount('newCapital', '变更后注册资本|New capital', {
          unit: '万元|10,000 yuan',
          when: has('changes', 'capital'),
        }),
        longText('newScope', '变更后经营范围|New scope', {
          when: has('changes', 'scope'),
        }),
        longText('newShareholders', '变更后股东及出资比例|New shareholders and shares', {
          when: has('changes', 'shareholder'),
        }),
        date('decidedOn', '作出变更决定的日期|Date of the decision'),
      ],
    ],
  ],
  window: [1, 'B02'],
  halls: ['linjiang', 'gaoxin', 'xingang'],
  result: { kind: 'certificate', name: '营业执照|Business licence', type: 'business-licence' },
  depth: 4,
  faqs: [
    [
      '变更后旧执照怎么办？|What becomes of the old licence?',
      '电子营业执照自动更新，领取新纸质执照时交回旧执照。|The electronic licence is renewed by itself; the old paper one is returned when the new one is collected.',
    ],
  ],
}

const deregistration: Draft = {
  key: 'company-deregistration',
  code: '02013',
  organisation: 'yl-market',
  type: '07',
  name: '企业注销登记|Closing a company',
  summary:
    '企业终止经营后的注销登记，可选择普通程序或简易程序。|Deregistration of an enterprise that ends its business, by the ordinary or the simplified procedure.',
  keywords: ['注销公司', '公司注销', '简易注销', '关公司', 'deregistration', 'close company'],
  audience: 'enterprise',
  themes: ['e-closing'],
  basis: [
    '市场主体登记管理条例:31',
    '市场主体登记管理条例:32',
    '市场主体登记管理条例:33',
    '市场主体登记管理条例:19',
    '优化营商环境条例:33',
  ],
  limit: [3, '市场主体登记管理条例:19'],
  promise: 2,
  process: 'registration',
  steps: 'accept 0, review 2, issue 0',
  conditions: [
    '债权债务已清理完结，清税手续已办结。|Debts are settled and taxes cleared.',
    '简易注销的，公示期二十日届满且无人提出异议。|In the simplified procedure, the twenty days of publication have passed without objection.',
  ],
  situations: [
    ask('procedure', '选择哪种注销程序？|Which procedure?', [
      'simple:简易注销|Simplified',
      'ordinary:普通注销|Ordinary',
    ]),
    ask('licenceState', '纸质营业执照是否在手？|Is the paper licence at hand?', [
      'kept:在|Yes',
      'lost:遗失|Lost',
    ]),
  ],
  materials: [
    paper('resolution', '注销决议或决定|Decision to close', { when: is('procedure', 'ordinary') }),
    paper('liquidation-report', '清算报告|Liquidation report', { when: is('procedure', 'ordinary') }),
    paper('commitment', '全体投资人承诺书|Undertaking of all investors', {
      when: is('procedure', 'simple'),
      sample: '全体投资人签名，承诺债务已结清|Signed by all investors; declares that debts are settled',
    }),
    paper('tax-clearance', '清税证明|Tax clearance', {
      from: '税务机关|Tax authority',
      when: is('procedure', 'ordinary'),
    }),
    paper('loss-notice', '营业执照遗失公告|Notice of loss of the licence', {
      when: is('licenceState', 'lost'),
    }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, ...AGENT]],
    [
      'closing',
      '注销信息|Closing',
      [
        choose('reason', '注销原因|Reason', [
          'expired:经营期限届满|Term has ended',
          'resolved:决议解散|Decided by the investors',
          'merged:合并分立|Merger or division',
          'revoked:被吊销|Licence revoked',
        ]),
        date('stoppedOn', '停止经营日期|Business ended on'),
        date('publishedOn', '公示开始日期|Published since', { when: is('procedure', 'simple') }),
        text('liquidator', '清算组负责人|Head of the liquidation group', {
          max: 50,
          when: is('procedure', 'ordinary'),
        }),
        yesNo('branchesClosed', '分支机构是否已全部注销|All branches are closed'),
      ],
    ],
  ],
  window: [1, 'B03'],
  result: { kind: 'document', name: '准予注销登记通知书|Notice of deregistration' },
  depth: 4,
  faqs: [
    [
      '有未结清的税款能简易注销吗？|Is the simplified procedure open to enterprises that owe tax?',
      '不能，须先结清税款再申请。|No. Taxes are to be settled first.',
    ],
  ],
}

const individual: Draft = {
  key: 'individual-business-registration',
  code: '02014',
  organisation: 'yl-market',
  type: '07',
  name: '个体工商户登记|Registration as an individual business',
  summary:
    '个体工商户开业、变更、注销登记，符合条件的即时办结。|Opening, changing or closing an individual business; done at once where all is in order.',
  keywords: ['个体户', '摆摊', '开店', '个体工商户', '营业执照', 'individual business', 'shop'],
  audience: 'person',
  themes: ['p-employment', 'p-opening'],
  basis: ['市场主体登记管理条例:2', '市场主体登记管理条例:19', '优化营商环境条例:36'],
  limit: [3, '市场主体登记管理条例:19'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: {
    all: [
      { field: 'person.age', op: '>=', value: 16 },
      { field: 'applyFor', op: '=', value: 'open' },
    ],
  },
  conditions: [
    '申请人是有经营能力的公民。|The applicant is a citizen able to run a business.',
    '有固定的经营场所或网络经营场所。|There is a fixed place of business or one on the web.',
  ],
  situations: [
    ask('applyFor', '您要办理哪一种？|What are you applying for?', [
      'open:开业|Opening',
      'change:变更|A change',
      'close:注销|Closing',
    ]),
    ask(
      'place',
      '在哪里经营？|Where is the business?',
      ['owned:自有场所|Own premises', 'rented:租赁场所|Rented premises', 'online:网络经营场所|On the web'],
      { when: is('applyFor', 'open', 'change') },
    ),
  ],
  materials: [
    identityCard(),
    realEstateCertificate(is('place', 'owned')),
    lease(is('place', 'rented')),
    paper('platform-proof', '网络经营场所使用证明|Proof of the place on the web', {
      by: '网络交易平台|Trading platform',
      when: is('place', 'online'),
    }),
    paper('old-licence', '原营业执照|Earlier licence', { when: is('applyFor', 'change', 'close') }),
  ],
  form: [
    ['applicant', '经营者|Operator', [...APPLICANT, 'person.address']],
    [
      'business',
      '经营信息|Business',
      [
        text('shopName', '字号名称|Name of the shop', {
          max: 60,
          optional: true,
          help: '不起字号可不填|Leave empty if there is none',
        }),
        element('premises.address', { when: is('place', 'owned', 'rented') }),
        text('webAddress', '网店网址|Address on the web', { max: 200, when: is('place', 'online') }),
        longText('proposedScope', '拟经营项目|What is to be sold or done'),
        count('workers', '从业人数|People working', { min: 1, max: 50, unit: '人|people' }),
        yesNo('familyRun', '是否家庭经营|Run by the family', { optional: true }),
        text('familyMembers', '参加经营的家庭成员|Family members taking part', {
          max: 120,
          when: isYes('familyRun'),
        }),
      ],
    ],
  ],
  window: [1, 'B04'],
  halls: ['linjiang', 'yuntai', 'lanhu', 'xixi', 'hechuan', 'andu'],
  result: {
    kind: 'certificate',
    name: '营业执照|Business licence',
    type: 'business-licence',
    establishes: {
      authority: '92',
      kind: '30',
      // Without a name of its own the business bears that of whoever runs it.
      name: ['shopName', 'personName'],
      // Whoever trades from no place of their own is found where they live.
      address: ['premisesAddress', 'webAddress', 'personAddress'],
      businessScope: 'proposedScope',
      representative: 'personName',
    },
  },
  depth: 4,
  faqs: [
    [
      '在家开网店可以登记吗？|May a web shop at home be registered?',
      '可以，以网络经营场所登记的不得开展线下经营。|Yes. Registered with a place on the web, it may not trade offline.',
    ],
  ],
}

export const registration: Draft[] = [setUp, change, deregistration, individual]
