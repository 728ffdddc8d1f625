// Attachments in every state, without a server behind them.
import type { Upload } from '@jinze/contracts';
import { AttachmentList } from '../components/attachments.tsx';
import type { Entry, EntryState } from '../components/uploads.ts';
import type { Example } from './example.ts';

const nothing = () => undefined;

const entry = (
  state: EntryState,
  name: string,
  share: number,
  reason?: string,
  size = 3_400_000,
): Entry => ({
  key: name,
  name,
  size,
  state,
  done: Math.round(size * share),
  id: name as Upload['id'],
  digest: undefined,
  keepsMetadata: false,
  reason,
});

const show = (entries: readonly Entry[]) => () => (
  <div className="card form-card">
    <AttachmentList entries={entries} onFiles={nothing} onTakeOut={nothing} />
  </div>
);

export const ATTACHMENT_EXAMPLES: readonly Example[] = [
  { id: 'attachments-none', title: '附件：还没有', render: show([]) },
  {
    id: 'attachments',
    title: '附件：正在上传',
    render: show([
      entry('kept', '青石县2026年第三次安委会会议纪要.pdf', 1, undefined, 412_000),
      entry('sending', '尾矿库现场.jpg', 0.62),
      entry('queued', '整改台账.xlsx', 0, undefined, 88_000),
    ]),
  },
  {
    id: 'attachments-broken',
    title: '附件：中断和拒绝',
    render: show([
      entry('half', '常务会议纪要.docx', 0.45),
      entry('waiting', '尾矿库现场.jpg', 0.3),
      entry(
        'refused',
        '纪要.pdf',
        0,
        '这个文件的内容（不论文件名）不是可以添加的类型。可以添加 PDF、照片（JPEG、PNG、WEBP）、Word（.docx）、Excel（.xlsx）、OFD 和纯文本。',
      ),
      entry('refused', '全程录像.pdf', 0, 'too-large', 90_000_000),
    ]),
  },
];
