// How the notices module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const noticesErrors = {
  'notices.address-missing': {
    status: 422,
    zh: '没有邮箱地址：请先填写，或选“不发邮件”。',
    en: 'There is no address: give one, or choose no e-mail.',
  },
  'notices.no-mail-server': {
    status: 409,
    zh: '本系统没有设置邮件服务器，不能发邮件；请与系统管理员联系，或只在系统内接收。',
    en: 'This installation has no mail server; ask the system administrator, or be told in the system only.',
  },
  'notices.rule-twice': {
    status: 422,
    zh: '同一类提醒只能选一次，请核对。',
    en: 'Each kind is chosen once.',
  },
  'notices.tried-just-now': {
    status: 429,
    zh: '刚刚试发过，请一分钟后再试。',
    en: 'It was tried just now; try again in a minute.',
  },
  'notices.robot-address': {
    status: 422,
    zh: '这个网址不能用：不能指向服务器本机，也不能在网址里写用户名和口令。',
    en: 'This address cannot be used: it must not be the server itself, nor hold a user name and password.',
  },
  'notices.robot-not-encrypted': {
    status: 422,
    zh: '钉钉、企业微信的网址须以 https:// 开头：网址里带着口令。',
    en: 'Addresses of DingTalk and WeCom begin with https://: they hold a token.',
  },
  'notices.too-many-robots': {
    status: 409,
    zh: '一个地区最多设 {limit} 个群机器人，请先移除不用的。',
    en: 'A region has at most {limit} group robots; remove one first.',
  },
  'notices.robot-off': {
    status: 409,
    zh: '这个群机器人已停用，启用后才能试发。',
    en: 'This robot is off; switch it on to try it.',
  },
} as const satisfies ErrorTable;
