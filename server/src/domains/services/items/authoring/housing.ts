// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { all, is } from './conditions.ts'
import { amount, choose, date, element, several, text } from './fields.ts'
import {
  authorisation,
  householdRegister,
  identityCard,
  lease,
  paper,
  realEstateCertificate,
} from './materials.ts'
import { ACCOUNT, APPLICANT } from './parts.ts'

const HALLS = ['linjiang', 'lanhu', 'gaoxin', 'xixi']

const rent: Draft = {
  key: 'housing-fund-rent-withdrawal',
  code: '09001',
  organisation: 'yl-housing-fund',
  type: '20',
  name: '租房提取住房公积金|Withdrawing from the housing fund for rent',
  summary:
    '本市无自有住房且租房居住的职工提取公积金付房租，可按月约定提取。|Employees without a home of their own in the city withdraw for rent, monthly if they wish.',
  keywords: ['公积金', '租房提取', '提公积金', '房租', 'housing fund', 'rent'],
  audience: 'person',
  themes: ['p-housing'],
  basis: ['居住证暂行条例:12', '优化营商环境条例:36'],
  limit: [3, '优化营商环境条例:36'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: {
    all: [
      { field: 'person.age', op: '>=', value: 16 },
      { field: 'rentKind', op: 'in', value: ['market', 'public'] },
    ],
  },
  conditions: [
    '连续足额缴存住房公积金满三个月。|Three months of full contributions in a row.',
    '本人及配偶在本市无自有住房且租房居住。|Neither the applicant nor the spouse owns a home in the city.',
  ],
  situations: [
    ask('rentKind', '租住哪类住房？|What is rented?', [
      'market:市场租赁住房|On the market',
      'public:公共租赁住房|Public rental',
      'contract:按备案合同金额提取|By registered lease',
    ]),
    ask('married', '婚姻状况？|Married?', ['yes:已婚|Yes', 'no:未婚或离异|No']),
  ],
  materials: [
    identityCard(),
    paper('marriage-certificate', '结婚证|Marriage certificate', {
      from: '婚姻登记机关|Marriage registry',
      when: is('married', 'yes'),
    }),
    lease(is('rentKind', 'contract')),
    paper('rent-receipt', '租金发票或缴纳凭证|Receipts for the rent', {
      when: is('rentKind', 'public', 'contract'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT]],
    [
      'rent',
      '租房信息|Rent',
      [
        element('person.address', { label: '租住地址|Address rented' }),
        amount('monthlyRent', '月租金|Monthly rent', { max: 100000 }),
        date('leaseFrom', '租期开始|Lease from'),
        date('leaseUntil', '租期结束|Lease until'),
        choose('interval', '提取方式|Withdrawal', ['once:一次提取|Once', 'monthly:按月约定提取|Every month']),
        element('family.spouse-name', { when: is('married', 'yes') }),
        element('family.spouse-id-number', { when: is('married', 'yes') }),
      ],
    ],
    ['payment', '收款账户|Account', ACCOUNT],
  ],
  window: [1, 'H01'],
  halls: HALLS,
  result: { kind: 'record', name: '住房公积金提取到账记录|Entry of the withdrawal' },
  depth: 4,
  faqs: [
    [
      '不提供租房合同能提取吗？|Can one withdraw without a lease?',
      '可以，按本市无房提取限额办理；按合同金额提取须提供备案合同。|Yes, up to the fixed limit; the registered lease is needed for more.',
    ],
  ],
}

const purchase: Draft = {
  key: 'housing-fund-purchase-withdrawal',
  code: '09002',
  organisation: 'yl-housing-fund',
  type: '20',
  name: '购房提取住房公积金|Withdrawing from the housing fund to buy a home',
  summary:
    '购买新房、二手房、保障房后提取本人及配偶的公积金。|Withdrawal by buyers of new, used or subsidised homes and their spouses.',
  keywords: ['公积金买房', '购房提取', '二手房', '商品房', 'housing fund', 'buy home'],
  audience: 'person',
  themes: ['p-housing', 'p-property'],
  basis: ['居住证暂行条例:12', '优化营商环境条例:36', '优化营商环境条例:47'],
  limit: [3, '优化营商环境条例:36'],
  promise: 3,
  process: 'single-approval',
  steps: 'accept 0, review 2, decide 1, issue 0',
  conditions: [
    '购房行为真实，网签备案或者取得不动产权证书一年以内。|The purchase is real and was registered, or the certificate issued, within a year.',
  ],
  situations: [
    ask('homeKind', '购买哪类住房？|What was bought?', [
      'new:新建商品房|New home',
      'used:二手房|Used home',
      'subsidised:保障性住房|Subsidised home',
    ]),
    ask('payment', '怎样付款？|How was it paid?', ['full:全款|In full', 'loan:贷款|With a loan']),
    ask('buyer', '是谁买的房？|Who bought it?', ['self:本人|The applicant', 'spouse:配偶|The spouse']),
  ],
  materials: [
    identityCard(),
    paper('purchase-contract', '网签备案的购房合同|Registered contract of purchase', {
      when: is('homeKind', 'new', 'subsidised'),
      files: 5,
    }),
    realEstateCertificate(is('homeKind', 'used')),
    paper('invoice', '购房发票或首付款凭证|Invoice or proof of the first payment', {
      by: '房地产企业或税务机关|Seller or tax authority',
    }),
    paper('loan-contract', '住房贷款合同|Loan contract', {
      by: '贷款银行|Bank',
      when: is('payment', 'loan'),
    }),
    paper('marriage-certificate', '结婚证|Marriage certificate', {
      from: '婚姻登记机关|Marriage registry',
      when: is('buyer', 'spouse'),
    }),
  ],
  form: [
    ['applicant', '申请人|Applicant', [...APPLICANT, 'person.marital-status']],
    [
      'home',
      '购房信息|Home',
      [
        text('homeAddress', '房屋坐落|Address of the home', { max: 200 }),
        amount('price', '购房总价|Price', { min: 1, max: 100000000 }),
        amount('wanted', '申请提取金额|Amount wanted', { min: 1, max: 10000000 }),
        date('contractOn', '合同或登记日期|Date of contract or registration'),
        text('contractNumber', '合同编号|Contract number', {
          max: 40,
          when: is('homeKind', 'new', 'subsidised'),
        }),
        element('property.certificate-number', { when: is('homeKind', 'used') }),
      ],
    ],
    ['payment', '收款账户|Account', ACCOUNT],
  ],
  window: [1, 'H02'],
  halls: HALLS,
  result: { kind: 'record', name: '住房公积金提取到账记录|Entry of the withdrawal' },
  depth: 4,
  faqs: [
    [
      '父母可以提取吗？|May parents withdraw?',
      '可以，直系亲属凭关系证明提取，总额不超过房款。|Yes, with proof of kinship, up to the price in all.',
    ],
  ],
}

const registration: Draft = {
  key: 'real-estate-transfer-registration',
  code: '15001',
  organisation: 'yl-real-estate',
  type: '07',
  name: '不动产转移登记|Registration of a transfer of real estate',
  summary:
    '买卖、继承、赠与等转移不动产权利的登记，交易、缴税、登记一窗受理。|Registration after sale, inheritance or gift; trade, tax and registration at one window.',
  keywords: ['过户', '房产证', '不动产登记', '二手房过户', '继承', 'real estate', 'transfer'],
  audience: 'person',
  themes: ['p-property'],
  basis: ['优化营商环境条例:47', '国务院关于在线政务服务的若干规定:7'],
  limit: [30, '优化营商环境条例:47'],
  promise: 3,
  process: 'registration',
  steps: 'accept 1, review 1, issue 1',
  conditions: [
    '不动产权利清晰，无查封、无争议。|The right is clear, neither seized nor in dispute.',
    '已依法缴纳相关税费。|Taxes have been paid.',
  ],
  situations: [
    ask('cause', '因什么转移？|Why is it transferred?', [
      'sale:买卖|Sale',
      'gift:赠与|Gift',
      'inherit:继承|Inheritance',
      'divorce:离婚析产|Divorce',
      'ruling:法院判决|Court ruling',
    ]),
    ask('mortgaged', '房屋是否有抵押？|Is there a mortgage?', ['yes:有|Yes', 'no:没有|No']),
    ask('handledBy', '由谁办理？|Who is applying?', ['self:双方本人|The parties', 'agent:委托代理|An agent']),
  ],
  materials: [
    identityCard(),
    realEstateCertificate(),
    paper('transfer-contract', '房屋买卖合同或赠与合同|Contract of sale or deed of gift', {
      when: is('cause', 'sale', 'gift'),
      files: 5,
    }),
    paper('inheritance-papers', '继承权公证书或继承材料|Papers on the inheritance', {
      when: is('cause', 'inherit'),
      files: 10,
    }),
    paper('divorce-papers', '离婚协议或调解书|Divorce agreement or settlement', {
      when: is('cause', 'divorce'),
    }),
    paper('court-ruling', '生效法律文书|Ruling in force', {
      from: '人民法院|Court',
      when: is('cause', 'ruling'),
    }),
    paper('mortgagee-consent', '抵押权人同意转移的文件|Consent of the mortgagee', {
      by: '抵押权人|Mortgagee',
      when: is('mortgaged', 'yes'),
    }),
    authorisation(is('handledBy', 'agent')),
  ],
  form: [
    ['applicant', '受让人|Acquirer', [...APPLICANT]],
    [
      'property',
      '不动产信息|Real estate',
      [
        'property.certificate-number',
        'property.address',
        'property.area',
        text('transferor', '转让人姓名或名称|Transferor', { max: 100 }),
        amount('price', '成交价格|Price', { max: 1000000000, when: is('cause', 'sale') }),
        choose('shares', '共有方式|Shares', [
          'single:单独所有|Sole',
          'joint:共同共有|Joint',
          'share:按份共有|By shares',
        ]),
        text('shareRatio', '所占份额|Share', { max: 60, when: is('shares', 'share') }),
      ],
    ],
  ],
  window: [1, 'H05'],
  halls: HALLS,
  fees: [
    [
      '住宅类不动产登记费|Registration fee, residential',
      8000,
      '发改价格规〔2016〕2559号|Price rule 2016 no. 2559',
    ],
  ],
  result: {
    kind: 'certificate',
    name: '不动产权证书|Real estate certificate',
    type: 'real-estate-certificate',
  },
  depth: 3,
  visit: '买卖双方须现场确认转让意愿。|The parties confirm their will in person.',
  faqs: [
    [
      '有贷款的房子能过户吗？|Can a mortgaged home be transferred?',
      '可以带押过户，由抵押权人同意即可。|Yes, with the mortgage, if the mortgagee consents.',
    ],
  ],
}

const query: Draft = {
  key: 'real-estate-query',
  code: '15002',
  organisation: 'yl-real-estate',
  type: '20',
  name: '不动产登记资料查询|Enquiry in the real estate register',
  summary:
    '查询本人名下不动产登记情况，出具有房、无房证明，即时办结。|What is registered in one’s name, with proof of owning or not owning a home; done at once.',
  keywords: ['房产查询', '无房证明', '房产证明', '查房', 'real estate query', 'no home proof'],
  audience: 'person',
  themes: ['p-property', 'p-housing'],
  basis: ['优化营商环境条例:47', '国务院关于在线政务服务的若干规定:7'],
  limit: [1, '优化营商环境条例:47'],
  promise: 1,
  process: 'instant',
  steps: 'accept 0, review 1, issue 0',
  decision: all({ field: 'person.id-number', op: 'known' }, is('queryFor', 'own')),
  conditions: [
    '查询人是权利人本人或者依法可以查询的利害关系人。|The enquirer is the owner or has a lawful interest.',
  ],
  situations: [
    ask('queryFor', '查询谁的登记资料？|Whose entries?', [
      'own:本人|One’s own',
      'child:未成年子女|A minor child',
      'interested:利害关系人|Of somebody else, with an interest',
    ]),
  ],
  materials: [
    identityCard(),
    householdRegister(is('queryFor', 'child')),
    paper('interest-proof', '利害关系证明|Proof of the interest', {
      when: is('queryFor', 'interested'),
      sample: '买卖合同、租赁合同或法院受理通知书|Contract of sale, lease, or notice of a court',
    }),
  ],
  form: [
    ['applicant', '查询人|Enquirer', [...APPLICANT]],
    [
      'query',
      '查询内容|Enquiry',
      [
        several('contents', '需要的结果|Wanted', [
          'have:有房情况|Homes owned',
          'none:无房证明|Proof of no home',
          'limits:查封抵押情况|Seizures and mortgages',
        ]),
        choose('purpose', '用途|Purpose', [
          'school:子女入学|School',
          'fund:公积金|Housing fund',
          'loan:贷款|Loan',
          'other:其他|Other',
        ]),
        element('family.child-name', { when: is('queryFor', 'child') }),
        element('family.child-id-number', { when: is('queryFor', 'child') }),
        text('targetAddress', '查询的不动产坐落|Address enquired about', {
          max: 200,
          when: is('queryFor', 'interested'),
        }),
      ],
    ],
  ],
  window: [1, 'H06'],
  halls: HALLS,
  result: { kind: 'document', name: '不动产登记资料查询结果证明|Result of the enquiry' },
  depth: 4,
  faqs: [
    [
      '证明多久有效？|How long does the proof hold?',
      '证明载明查询时点的登记状况，使用单位可扫码核验最新状态。|It states the register at that moment; whoever receives it may scan the code for the present state.',
    ],
  ],
}

export const housing: Draft[] = [rent, purchase]
export const realEstate: Draft[] = [registration, query]
