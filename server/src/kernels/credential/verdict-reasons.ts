// SPDX-License-Identifier: Apache-2.0
import type { Verification } from '#contracts/credentials'
import type { LocalizedText } from '#contracts/text'

export type Verdict = Verification['verdict']

/** Why the verdict is what it is, for the one who checks. */
export const verdictReasons = {
  valid: {
    zh: '签名正确，证照登记有效。',
    en: 'The signature is right and the register says the certificate stands.',
  },
  expired: { zh: '证照已过有效期。', en: 'The certificate has passed its last day.' },
  revoked: { zh: '证照已被发证机关吊销。', en: 'The issuer has revoked the certificate.' },
  suspended: { zh: '证照已被发证机关暂扣。', en: 'The issuer has suspended the certificate.' },
  superseded: { zh: '证照已换发，此证作废。', en: 'A newer certificate has replaced this one.' },
  forged: {
    zh: '签名与内容不符，不是发证机关签发的证照。',
    en: 'The signature does not fit the content: the issuer did not make this.',
  },
  unreadable: {
    zh: '没有读到完整的证照码，请重新扫描或上传原文件。',
    en: 'No complete certificate code was found. Scan again, or upload the original file.',
  },
  'unknown-issuer': {
    zh: '签发密钥不在已知发证机关之列。',
    en: 'It is signed with a key of no issuer that is known here.',
  },
} as const satisfies Record<Verdict, LocalizedText>

export const specialReasons = {
  codeRanOut: {
    zh: '此码已超过展示时间，请持证人重新打开证照。',
    en: 'The code was shown too long ago; ask the holder to open the certificate again.',
  },
  notInRegister: {
    zh: '签名正确，但证照登记中没有这份证照。',
    en: 'The signature is right, but the register does not know this certificate.',
  },
  fileChanged: {
    zh: '文件中的证照码是真的，但文件不是发证机关给出的原件：可能被改动，也可能被其他软件另存过。请以下列登记内容为准，或核验二维码。',
    en: 'The code inside is genuine, but the file is not the original that was handed out: it was altered, or saved anew by other software. Go by what the register says below, or check the QR code.',
  },
} as const satisfies Record<string, LocalizedText>
