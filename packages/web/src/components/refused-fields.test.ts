import { describe, expect, it } from 'vitest';
import { refusedFields } from './refused-fields.ts';

const INVALID = {
  code: 'http.invalid-input',
  message: '填写的内容有误',
  path: 'body.mail.address',
  details: [
    { path: 'body.mail.address', message: '邮箱地址写得不对' },
    { path: 'body.name', message: 'Too small: expected string to have >=1 characters' },
    { path: 'body.region', message: '地区写得不对' },
  ],
};

describe('what the server refuses of a form', () => {
  it('is said beside each field, in the contract’s words where it has some', () => {
    expect(refusedFields(INVALID, ['address', 'name'], 'zh')).toEqual({
      address: '邮箱地址写得不对',
      name: '填写的内容有误',
    });
  });
  it('is said in the words of the table where the page is in another language', () => {
    const message = 'Some input is wrong';
    expect(refusedFields({ ...INVALID, message }, ['address'], 'en')).toEqual({ address: message });
  });
  it('of one line of several is said at the field they are typed in', () => {
    const long = { path: 'body.organs.0', message: '不超过 120 个字符' };
    const refused = { code: 'http.invalid-input', message: '填写的内容有误', details: [long] };
    expect(refusedFields(refused, ['organs', 'number'], 'zh')).toEqual({ organs: long.message });
    const taken = { code: 'documents.number-taken', message: '已用', path: 'body.number.id' };
    expect(refusedFields(taken, ['organs', 'number'], 'zh')).toEqual({ number: '已用' });
  });
  it('is about no field called as the body of the request is', () => {
    const wrong = { code: 'x', message: '更正的不是这一件', path: 'body.corrects' };
    expect(refusedFields(wrong, ['body', 'title'], 'zh')).toEqual({});
    const empty = { code: 'x', message: '请填写', path: 'body.body' };
    expect(refusedFields(empty, ['body', 'title'], 'zh')).toEqual({ body: '请填写' });
  });
  it('of a refusal with one path is said there, of one about something else nowhere', () => {
    const late = { code: 'talks.future-date', message: '日期晚于今天', path: 'body.on' };
    expect(refusedFields(late, ['on'], 'zh')).toEqual({ on: '日期晚于今天' });
    expect(refusedFields(late, ['title'], 'zh')).toEqual({});
    expect(refusedFields({ code: 'x', message: '不行' }, ['on'], 'zh')).toEqual({});
  });
});
