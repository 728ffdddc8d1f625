// Words for every reason why something does not hold or cannot be told, and for every file that is no package.
import type { PackageRefusal } from './package.ts';
import type { EvidenceCode, Why, WhyCode } from './verdict.ts';

export type Language = 'zh' | 'en';
type Words = readonly [zh: string, en: string];

const EVIDENCE: Readonly<Record<EvidenceCode, Words>> = {
  'evidence.own-policy': ['所用公钥来自本包，未经您另行核实', 'the keys come from this package'],
  'evidence.no-keys': ['没有可用的公钥', 'there are no keys to check with'],
  'evidence.no-witness': [
    '信任名单不要求任何见证，持有日志私钥的人可以另编一部',
    'the policy asks for no witness: whoever holds the log’s key could write another history',
  ],
  'evidence.not-in-log': ['这一条在日志里的位置没有成立', 'its place in the log does not hold'],
  'evidence.wrong-profile': [
    '记录所用的算法与日志的不同',
    'the record’s algorithms are not those of the log',
  ],
  'evidence.field-mismatch': ['字段与登记时的承诺不符', 'a field is not what was committed to'],
  'evidence.unknown-field': ['登记时没有这个字段', 'no such field was recorded'],
  'evidence.other-log': ['回执出自另一部日志', 'a receipt is of another log'],
  'evidence.two-histories': [
    '同样条数却有两个根：日志给人看过两套历史',
    'two roots for one size: the log has shown two histories',
  ],
  'evidence.older-checkpoint': [
    '包里的检查点比回执还旧',
    'the package’s checkpoint is older than a receipt',
  ],
  'evidence.no-time': ['没有见证或时间戳给出时间', 'no witness and no time stamp gives a time'],
  'evidence.no-anchor': ['记录没有指明当时的日志', 'the record names no tree of its time'],
  'evidence.not-a-time-leaf': ['所附的不是时间凭据', 'what is enclosed is no evidence of time'],
  'evidence.no-token-reader': [
    '缺少时间戳机构的证书，请向该机构取得后一并给出',
    'the certificate of the time-stamp authority is missing: get it from the authority, and give it too',
  ],
  'evidence.bad-token': [
    '时间戳与内容不符，或签名不对',
    'the time stamp is not of this content, or its signature is wrong',
  ],
  'evidence.other-authority': [
    '所给的证书不是这家时间戳机构的',
    'the certificate given is not of this time-stamp authority',
  ],
  'evidence.no-crypto': [
    '此处浏览器不提供密码功能，请从磁盘打开 verify.html，或用命令 jinze verify',
    'the browser gives no cryptography here: open verify.html from a disk, or use the command jinze verify',
  ],
  'evidence.times-crossed': ['最早时间晚于最晚时间', 'the earliest time is after the latest'],
  'evidence.at-outside': [
    '系统登记的时间不在旁证的范围内，可能倒填或后填',
    'the log’s own time lies outside of what others vouch for',
  ],
  'evidence.file-mismatch': ['文件与登记时不一致', 'a file is not the one that was recorded'],
  'evidence.stray-file': ['包里有一个不属于任何记录的文件', 'a file belongs to no record'],
  'evidence.not-enclosed': ['文件没有附在包内', 'a file is not enclosed'],
  'evidence.chain-broken': ['后一版没有接在前一版上', 'a version does not follow the one before'],
  'evidence.gap': ['中间缺少版本', 'a version between is missing'],
  'evidence.custody-mismatch': ['有一部分与清单上的摘要不同', 'a part differs from what is listed'],
  'evidence.custody-order': ['清单上的时间前后颠倒', 'the list’s times are out of order'],
};

/** What the read side refuses: a person needs the kind, the code says the rest. */
const OTHERS: Readonly<Record<string, Words>> = {
  'proof.unknown-log': ['日志不在信任名单里', 'the policy does not know this log'],
  'proof.no-quorum': ['见证的人数不够', 'too few witnesses have cosigned'],
  'note.nobody-known': ['没有一个签名出自信任名单', 'no signature is of anybody the policy knows'],
  'note.bad-signature': ['签名不对', 'a signature is wrong'],
  'leaf.': ['登记的原文被改动或读不通', 'the recorded bytes were changed or cannot be read'],
  'tree.': ['算不到日志的根', 'the hashes do not lead to the log’s root'],
  'proof.': ['回执读不通', 'the receipt cannot be read'],
  'note.': ['检查点读不通', 'the checkpoint cannot be read'],
  'checkpoint.': ['检查点读不通', 'the checkpoint cannot be read'],
  'policy.': ['信任名单读不通', 'the policy cannot be read'],
};

const isEvidence = (code: WhyCode): code is EvidenceCode => Object.hasOwn(EVIDENCE, code);

/** The reason, with the code by which the specification lists it. */
export function whyWords({ code, at }: Why, language: Language): string {
  const prefix = `${code.split('.')[0] ?? ''}.`;
  const words = isEvidence(code) ? EVIDENCE[code] : (OTHERS[code] ?? OTHERS[prefix]);
  const place = at === undefined ? '' : `${at}${language === 'zh' ? '，' : ', '}`;
  return language === 'zh'
    ? `${words?.[0] ?? ''}（${place}${code}）`
    : `${words?.[1] ?? ''} (${place}${code})`;
}

export const REFUSALS: Readonly<Record<PackageRefusal['code'], Words>> = {
  'package.malformed': [
    '不是完整的证据包：请核对文件，重新取得一份',
    'not a whole evidence package: check the file, and get another copy',
  ],
  'package.too-large': [
    '超出证据包的大小限制，不予解开',
    'larger than a package may be: it is not unpacked',
  ],
  'package.duplicate-name': [
    '包里有两个同名的文件，不予采信',
    'two files of one name: it is not believed',
  ],
  'package.unknown-file': [
    '包里有不该有的文件，不予采信',
    'a file that no package has: it is not believed',
  ],
  'package.missing-file': ['包里缺少文件', 'a file is missing'],
  'package.unknown-version': [
    '证据包的版本较新，请用新版的核验程序',
    'a newer kind of package: use a newer program',
  ],
  'package.no-leaf': [
    '这份回执没有附记录原文：请一并给出，或改用证据包',
    'this receipt does not bring its leaf along: give it too, or take a package',
  ],
  'package.bad-value': ['包里有一个文件的内容不合格式', 'a file is not of its form'],
};
