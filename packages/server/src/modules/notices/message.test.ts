import { NOTICE_KINDS } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { messageOf, trialMessage } from './message.ts';
import { sentenceOf } from './notices.words.ts';

const URL = 'https://jinze.example.gov.cn';
const told = (kind: (typeof NOTICE_KINDS)[number], link: string) => ({ kind, link });
const zh = { language: 'zh', isGroup: false } as const;

describe('an outgoing message', () => {
  it('of one notice is its sentence and its address', () => {
    expect(messageOf([told('task-due', '/tasks/1')], zh, URL)).toEqual({
      subject: '【尽责】1 件督办事项即将到期',
      text: [
        '1 件督办事项即将到期',
        '  https://jinze.example.gov.cn/tasks/1',
        '',
        '这是您在“尽责”系统选择接收的提醒，可在系统“通知设置”中修改或关闭。',
      ].join('\n'),
    });
  });
  it('of many lists the sentences by kind, with their addresses up to a limit', () => {
    const many = [
      ...Array.from({ length: 30 }, (_, index) => told('task-due', `/tasks/${index}`)),
      told('calendar-due', '/calendar/entries/1'),
    ];
    const { subject, text } = messageOf(many, { language: 'en', isGroup: true }, URL);
    expect(subject).toBe('【Jinze】31 matters for you to look at');
    expect(text).toContain('Supervision tasks due soon: 30');
    expect(text).toContain('Calendar entries coming up: 1');
    expect(text.match(/https:/g)).toHaveLength(20);
    expect(text).toContain('And 11 more');
    expect(text).toContain('safety office');
  });
  it('in a group says its sentence once', () => {
    const { subject, text } = messageOf(
      [told('task-due', '/tasks/1')],
      { language: 'zh', isGroup: true },
      URL,
    );
    expect(`${subject}${text}`.match(/即将到期/g)).toHaveLength(1);
    expect(text).toContain('https://jinze.example.gov.cn/tasks/1');
  });
  it('without an address of the page asks to sign in', () => {
    expect(messageOf([told('task-due', '/tasks/1')], zh, undefined).text).toContain(
      '请登录系统查看',
    );
  });
  it.each(NOTICE_KINDS)('%s names nothing but how many', (kind) => {
    for (const language of ['zh', 'en'] as const) {
      const sentence = sentenceOf(kind, 3, language);
      expect(sentence).toContain('3');
      expect(sentence).not.toMatch(/[{}]/);
    }
  });
  it('of results of people speaks of telling them, never of making them public', () => {
    for (const kind of ['result-telling-due', 'result-telling-overdue'] as const) {
      expect(sentenceOf(kind, 1, 'zh')).toContain('通报');
      expect(sentenceOf(kind, 1, 'zh')).not.toMatch(/公开|公布/u);
    }
  });
  it('a trial says that the way works', () => {
    expect(trialMessage('zh').text).toContain('通道可用');
  });
});
