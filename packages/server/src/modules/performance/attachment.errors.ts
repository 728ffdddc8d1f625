// How refusals about attachments are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const attachmentErrors = {
  'performance.attachment-part-size': {
    status: 422,
    zh: '每次最多发送 1 MB，且不能为空。',
    en: 'A part has between one byte and 1 MiB.',
  },
  'performance.attachment-beyond': {
    status: 422,
    zh: '发送的内容超出了文件大小：文件在上传期间被改过，请移除后重新选择。',
    en: 'More bytes than the file was said to have: it changed meanwhile; remove it and choose it again.',
  },
  'performance.attachment-gap': {
    status: 409,
    zh: '已收到 {expected} 字节，请从这里继续发送。',
    en: 'Go on from byte {expected}: that much has arrived.',
  },
  'performance.attachment-differs': {
    status: 409,
    zh: '这一段与先前收到的不同：文件在上传期间被改过，请移除后重新选择。',
    en: 'This part differs from what arrived before: the file changed; remove it and choose it again.',
  },
  'performance.attachment-incomplete': {
    status: 409,
    zh: '文件还没有传完：共 {size} 字节，已收到 {received} 字节。',
    en: 'The file is not complete: {received} of {size} bytes have arrived.',
  },
  'performance.attachment-digest': {
    status: 409,
    zh: '收到的内容与选择的文件不一致，请移除后重新选择。',
    en: 'What arrived is not the file that was chosen; remove it and choose it again.',
  },
  'performance.attachment-type': {
    status: 422,
    zh: '这个文件的内容（不论文件名）不是可以添加的类型。可以添加 PDF、照片（JPEG、PNG、WEBP）、Word（.docx）、Excel（.xlsx）、OFD 和纯文本。',
    en: 'By its content, whatever its name, the file is none of these: PDF, JPEG, PNG, WEBP, .docx, .xlsx, .ofd, plain text.',
  },
  'performance.attachment-old-format': {
    status: 422,
    zh: '这是旧版 .doc、.xls 或带密码的文件；请去掉密码，另存为 .docx 或 .xlsx 后再添加。',
    en: 'An old .doc or .xls, or a file with a password; save it as .docx or .xlsx without one.',
  },
  'performance.attachment-bomb': {
    status: 422,
    zh: '文件解压后过大，已拒绝；请删减内容后再添加。',
    en: 'The file unpacks to too much and was refused.',
  },
  'performance.attachment-macros': {
    status: 422,
    zh: '文件带有宏，已拒绝；请另存为不带宏的 .docx 或 .xlsx 后再添加。',
    en: 'The file has macros; save it as .docx or .xlsx without them.',
  },
  'performance.attachment-broken-picture': {
    status: 422,
    zh: '这张图片的结构不完整，无法去除拍摄时间和地点；请重新导出图片，或勾选“保留拍摄信息”。',
    en: 'This picture is damaged, so that place and time cannot be taken out of it; export it again, or choose to keep them.',
  },
  'performance.attachment-secret': {
    status: 422,
    zh: '文件名带有“{marking}”标志。本系统不处理国家秘密，请不要添加涉密文件。',
    en: 'The file name is marked “{marking}”. State secrets are not kept here.',
  },
  'performance.too-many-attachments': {
    status: 422,
    zh: '附件最多 {limit} 个，请先移除不需要的。',
    en: 'At most {limit} files; remove one first.',
  },
  'performance.too-many-uploads': {
    status: 422,
    zh: '您有 {limit} 个文件尚未随记录提交，请先提交或移除。',
    en: 'You have {limit} files that belong to no record yet; submit or remove them first.',
  },
  'performance.attachment-unfinished': {
    status: 409,
    zh: '附件“{names}”还没有传完；请等它传完，或移除后再提交。',
    en: 'The files “{names}” have not arrived yet; wait for them or remove them.',
  },
} as const satisfies ErrorTable;
