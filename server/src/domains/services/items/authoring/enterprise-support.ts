// SPDX-License-Identifier: Apache-2.0
import { ask, type Draft } from './author.ts'
import { is } from './conditions.ts'
import { amount, choose, count, date, element, longText, text, yesNo } from './fields.ts'
import { businessLicence, identityCard, paper } from './materials.ts'
import { AGENT, APPLICANT, CORPORATE_ACCOUNT, ENTERPRISE } from './parts.ts'

const highTech: Draft = {
  key: 'high-tech-enterprise-award',
  code: '21001',
  organisation: 'yl-science',
  type: '08',
  name: '高新技术企业培育奖励|Award for new high-tech enterprises',
  summary:
    '首次认定或者重新认定的高新技术企业一次性奖励，最高三十万元。|One-off award of up to 300,000 yuan for enterprises recognised, or recognised again, as high-tech.',
  keywords: ['高企奖励', '高新技术企业', '科技补贴', '奖补', 'high-tech award'],
  audience: 'enterprise',
  themes: ['e-science', 'e-support'],
  basis: ['中小企业促进法:32', '中小企业促进法:33', '优化营商环境条例:24'],
  limit: [30, '优化营商环境条例:24'],
  promise: 20,
  process: 'single-approval',
  steps: 'accept 1, review 10, decide 8, issue 1',
  conditions: [
    '上年度内取得高新技术企业证书。|The certificate was issued last year.',
    '在本市登记满一年，未列入严重失信名单。|Registered in the city for a year and in good standing.',
  ],
  situations: [
    ask('recognition', '属于哪种认定？|Which recognition?', [
      'first:首次认定|First',
      'again:重新认定|Again',
      'moved:整体迁入|Moved into the city',
    ]),
    ask('scaleUp', '是否规模以上企业？|Above the statistical size?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    businessLicence(),
    paper('certificate', '高新技术企业证书|High-tech certificate', {
      from: '科技主管部门|Science authority',
    }),
    paper('rd-audit', '研发费用专项审计报告|Audit of R&D expenses', {
      by: '会计师事务所|Accountants',
      when: is('recognition', 'first', 'again'),
    }),
    paper('moving-proof', '迁入登记证明|Proof of the move', { when: is('recognition', 'moved') }),
    paper('statistics', '规模以上企业统计报表|Statistical returns', { when: is('scaleUp', 'yes') }),
  ],
  form: [
    ['enterprise', '企业信息|Enterprise', [...ENTERPRISE, 'enterprise.industry', ...AGENT]],
    [
      'award',
      '申报信息|Award',
      [
        text('certificateNumber', '高新技术企业证书编号|Number of the certificate', { max: 40 }),
        date('certifiedOn', '发证日期|Issued on'),
        'enterprise.revenue',
        amount('rdExpense', '上年度研发费用|R&D expenses of last year', { unit: '万元|10,000 yuan' }),
        count('rdStaff', '研发人员数|R&D staff', { max: 100000, unit: '人|people' }),
      ],
    ],
    ['payment', '收款账户|Account', CORPORATE_ACCOUNT],
  ],
  window: [2, 'Q01'],
  halls: ['gaoxin'],
  result: { kind: 'document', name: '高新技术企业奖励资金拨付通知书|Notice of payment' },
  depth: 4,
  faqs: [
    [
      '奖励什么时候到账？|When is it paid?',
      '公示五个工作日无异议后由财政直接拨付。|By the finance bureau after five working days of publication without objection.',
    ],
  ],
}

const specialised: Draft = {
  key: 'specialised-sme-recognition',
  code: '22001',
  organisation: 'yl-industry',
  type: '07',
  name: '创新型中小企业认定|Recognition as an innovative small or medium enterprise',
  summary:
    '符合创新能力、成长性、专业化标准的中小企业自愿申请认定，是专精特新的起点。|Voluntary recognition of small and medium enterprises by innovation, growth and specialisation.',
  keywords: ['专精特新', '创新型中小企业', '认定', 'SME', 'innovation'],
  audience: 'enterprise',
  themes: ['e-support', 'e-science'],
  basis: ['中小企业促进法:2', '中小企业促进法:32'],
  limit: [30, '中小企业促进法:32'],
  promise: 20,
  process: 'single-approval',
  steps: 'accept 1, review 10, decide 8, issue 1',
  conditions: [
    '符合中小企业划型标准，在本市登记。|Small or medium by the official standard, registered in the city.',
    '近三年未发生重大安全、质量、环境污染等事故。|No grave accident of safety, quality or environment in three years.',
    '评价得分达到六十分以上，或者满足直通条件之一。|Sixty points or more, or one of the direct conditions.',
  ],
  situations: [
    ask('route', '通过哪种方式申请？|Which way?', [
      'score:评价得分|By score',
      'award:获得科技奖励|Science award',
      'rd:建有研发机构|R&D institution',
      'fund:获得股权融资|Equity funding',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('audit', '上年度审计报告|Audit of last year', { by: '会计师事务所|Accountants' }),
    paper('patents', '知识产权证书|Intellectual property', { when: is('route', 'score'), files: 10 }),
    paper('award-certificate', '科技奖励证书|Award certificate', {
      from: '科技主管部门|Science authority',
      when: is('route', 'award'),
    }),
    paper('rd-approval', '研发机构认定文件|Recognition of the R&D institution', {
      from: '主管部门|Competent authority',
      when: is('route', 'rd'),
    }),
    paper('funding-contract', '股权融资合同和到账证明|Funding contract and proof of payment', {
      when: is('route', 'fund'),
    }),
  ],
  form: [
    [
      'enterprise',
      '企业信息|Enterprise',
      [...ENTERPRISE, 'enterprise.industry', 'enterprise.established-on', ...AGENT],
    ],
    [
      'innovation',
      '创新情况|Innovation',
      [
        'enterprise.employees',
        'enterprise.revenue',
        amount('rdExpense', '上年度研发费用|R&D expenses of last year', { unit: '万元|10,000 yuan' }),
        count('patents', '有效知识产权数量|Valid intellectual property', { max: 10000, unit: '项|items' }),
        text('mainProduct', '主导产品|Main product', { max: 80 }),
        amount('mainShare', '主导产品收入占比|Share of the main product', { max: 100, unit: '%|%' }),
      ],
    ],
  ],
  window: [2, 'Q02'],
  result: { kind: 'document', name: '创新型中小企业认定公告|Notice of recognition', years: 3 },
  depth: 4,
  faqs: [
    [
      '认定收费吗？|Is there a fee?',
      '不收费，也未委托任何中介机构代办。|No, and no agency has been entrusted with it.',
    ],
  ],
}

const disclosure: Draft = {
  key: 'government-information-request',
  code: '01001',
  organisation: 'yl-data',
  type: '20',
  name: '政府信息公开申请|Request for government information',
  summary:
    '向市数据局等行政机关申请公开其制作或者保存的政府信息。|Request for information made or kept by the data bureau and other bodies.',
  keywords: ['信息公开', '依申请公开', '政府信息', 'freedom of information', 'disclosure'],
  audience: 'both',
  themes: ['p-public-utilities', 'e-support'],
  basis: ['政府信息公开条例:27', '政府信息公开条例:29', '政府信息公开条例:33:2', '政府信息公开条例:36'],
  limit: [20, '政府信息公开条例:33:2'],
  promise: 15,
  process: 'single-approval',
  steps: 'accept 1, review 8, decide 5, issue 1',
  conditions: [
    '申请公开的信息名称、文号或者特征描述明确。|The information is named by title, number or description.',
    '不属于国家秘密等依法不予公开的信息。|It is not secret or otherwise barred by law.',
  ],
  situations: [
    ask('requester', '以什么身份申请？|Who is asking?', [
      'citizen:公民|A citizen',
      'body:法人或其他组织|A legal person or organisation',
    ]),
    ask('aboutSelf', '是否与自身相关的信息？|Is it about yourself?', ['yes:是|Yes', 'no:否|No']),
  ],
  materials: [
    identityCard(is('requester', 'citizen')),
    businessLicence(is('requester', 'body')),
    paper('relation', '与申请信息相关的证明|Proof of the relation', { when: is('aboutSelf', 'yes') }),
  ],
  form: [
    [
      'requester',
      '申请人|Requester',
      [
        ...APPLICANT,
        element('enterprise.name', { when: is('requester', 'body') }),
        element('enterprise.credit-code', { when: is('requester', 'body') }),
      ],
    ],
    [
      'request',
      '申请内容|Request',
      [
        text('title', '信息名称或文号|Title or number', { max: 200 }),
        longText('description', '内容描述|Description'),
        choose('formWanted', '提供形式|Form', [
          'electronic:电子数据|Electronic',
          'paper:纸质|Paper',
          'reading:现场查阅|Reading on the spot',
        ]),
        text('postAddress', '邮寄地址|Postal address', { max: 200, when: is('formWanted', 'paper') }),
        yesNo('otherBodies', '是否同时向其他机关申请|Asked of other bodies as well', { optional: true }),
      ],
    ],
  ],
  window: [1, 'A01'],
  result: { kind: 'document', name: '政府信息公开答复书|Answer to the request' },
  depth: 4,
  faqs: [
    ['要说明用途吗？|Must a reason be given?', '不需要说明申请用途。|No.'],
    [
      '答复期限可以延长吗？|Can the time be extended?',
      '经信息公开工作机构负责人同意可以延长，最长不超过二十个工作日，并书面告知申请人。|Yes, by up to twenty working days with consent; the requester is told in writing.',
    ],
  ],
}

const openData: Draft = {
  key: 'public-data-application',
  code: '01002',
  organisation: 'yl-data',
  type: '20',
  name: '公共数据授权使用申请|Application to use public data',
  summary:
    '企业、科研机构申请使用有条件开放的公共数据，承诺用途并接受安全审查。|Use of public data that is open under conditions, for a stated purpose and after a security review.',
  keywords: ['公共数据', '数据开放', '数据申请', 'open data', 'public data'],
  audience: 'enterprise',
  themes: ['e-science', 'e-support'],
  basis: ['数据安全法:41', '数据安全法:42', '个人信息保护法:6'],
  limit: [20, '数据安全法:42'],
  promise: 10,
  process: 'single-approval',
  steps: 'accept 1, review 4, decide 4, issue 1',
  conditions: [
    '使用目的明确、合法，与申请的数据范围相适应。|The purpose is clear and lawful and fits the data asked for.',
    '具备与数据级别相适应的安全保护能力。|Security suits the level of the data.',
    '不得用于重新识别特定个人。|No person may be identified again from it.',
  ],
  situations: [
    ask('accessMode', '怎样使用？|How will it be used?', [
      'download:下载数据集|Download',
      'api:接口调用|By API',
      'sandbox:可信环境内计算|In a trusted environment',
    ]),
    ask('personal', '是否涉及脱敏后的个人信息？|Does it come from personal data?', [
      'yes:是|Yes',
      'no:否|No',
    ]),
  ],
  materials: [
    businessLicence(),
    paper('use-plan', '数据使用方案|Plan of use', {
      sample: '写明数据项、用途、期限和成果形式|States data, purpose, term and products',
    }),
    paper('security-proof', '数据安全能力证明|Proof of security', {
      by: '测评机构|Assessing body',
      when: is('accessMode', 'download', 'api'),
    }),
    paper('impact-assessment', '个人信息保护影响评估报告|Personal information impact assessment', {
      when: is('personal', 'yes'),
    }),
    paper('commitment', '数据安全承诺书|Undertaking'),
  ],
  form: [
    ['enterprise', '申请单位|Applicant', [...ENTERPRISE, ...AGENT]],
    [
      'data',
      '数据信息|Data',
      [
        text('datasets', '申请的数据集|Data sets', { max: 200 }),
        longText('purposeOfUse', '使用目的|Purpose'),
        date('from', '使用开始日期|From'),
        date('until', '使用结束日期|Until'),
        text('systemName', '使用数据的系统|System that uses it', { max: 80 }),
        choose('frequency', '更新频率需求|How often', [
          'once:一次性|Once',
          'day:每日|Daily',
          'month:每月|Monthly',
        ]),
        element('enterprise.safety-officer', { label: '数据安全负责人|Data security officer' }),
      ],
    ],
  ],
  window: [1, 'A02'],
  halls: ['gaoxin'],
  result: { kind: 'approval', name: '公共数据授权使用批复|Grant of use' },
  depth: 4,
  faqs: [
    [
      '使用公共数据收费吗？|Is there a charge?',
      '用于公益事业的有条件无偿使用，用于产业发展的按规定执行。|Free under conditions for the public good; otherwise by the rules.',
    ],
  ],
}

export const enterpriseSupport: Draft[] = [highTech, specialised]
export const dataServices: Draft[] = [disclosure, openData]
