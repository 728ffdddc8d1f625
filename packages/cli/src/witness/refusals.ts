// Why the witness does not start or does not do what was asked, in the words of who runs it.
import type { SelfTestRefusal } from '@jinze/ledger';

export interface StartRefusal {
  readonly code:
    | SelfTestRefusal['code']
    | 'witness.bad-folder'
    | 'witness.folder-in-use'
    | 'witness.bad-keys'
    | 'witness.keys-open-to-others'
    | 'witness.bad-name'
    | 'witness.other-name'
    | 'witness.bad-log'
    | 'witness.other-profile'
    | 'witness.bad-list'
    | 'witness.cannot-listen'
    | 'witness.bad-input'
    | 'witness.output-exists';
  /** A path, an address, a line: what it is about. */
  readonly about?: string;
}

const CRYPTO = '本机的密码库算出的结果与标准不符，见证服务不能运行。请用随系统安装的 Node 重新启动';

/** `{}` stands for what it is about. */
const WORDS: Readonly<Record<StartRefusal['code'], string>> = {
  'self-test.sha256': `${CRYPTO}（SHA-256）。`,
  'self-test.sm3': `${CRYPTO}（SM3）。`,
  'self-test.ed25519': `${CRYPTO}（Ed25519）。`,
  'self-test.sm2': `${CRYPTO}（SM2）。`,
  'witness.bad-folder': '目录不能读写：{}。请检查目录和权限。',
  'witness.folder-in-use':
    '另一个见证进程正在使用这个目录：{}。一个目录只能由一个进程使用；请先停下它，或另选目录。',
  'witness.bad-keys':
    '密钥文件不能用：{}。请从备份恢复密钥；如果密钥已经丢失，请另建目录，用新的密钥重新开始。',
  'witness.keys-open-to-others': '密钥文件对别的用户开放，不安全。请先运行：chmod 600 {}',
  'witness.bad-name': '名称不能用：{}。不能有空格和加号。',
  'witness.other-name':
    '这个目录的见证方名称是 {}，不能改名：名称是密钥的一部分。不写 --name，或另选目录。',
  'witness.bad-log': '不是日志的验证公钥：{}。请从日志的存证页原样复制一整行。',
  'witness.other-profile':
    '同一个日志名称不能既用国密又用国际算法：{}。请核对是不是复制了别的日志的公钥。',
  'witness.bad-list': '日志名单有一行读不懂：{}。每行一个验证公钥，井号开头的行是说明。',
  'witness.cannot-listen': '不能在这个地址上监听：{}。请换一个 --port 或 --host。',
  'witness.bad-input':
    '不是待见证的文件：{}。请用日志存证页导出的文件，原样拷贝，不要用编辑器改过再存。',
  'witness.output-exists': '已经有这个文件：{}。请换一个文件名，以免覆盖上次的答复。',
};

export const wordsOf = ({ code, about = '' }: StartRefusal): string =>
  WORDS[code].replace('{}', () => about);
