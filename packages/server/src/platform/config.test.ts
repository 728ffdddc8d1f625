import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('settings', () => {
  it('has defaults that serve this machine only', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      value: {
        databaseUrl: undefined,
        host: '127.0.0.1',
        port: 8321,
        dataFolder: undefined,
        timeStamps: undefined,
        ledger: {},
        mail: undefined,
        publicUrl: undefined,
        trustedProxies: undefined,
      },
    });
  });

  it('an unknown JINZE_… setting names the nearest known one', () => {
    const read = readConfig({ JINZE_DATADIR: '/tmp' });
    expect(read.ok ? '' : read.error.message).toContain('JINZE_DATA_DIR');
  });

  it('takes name and profile of the log, and says what they look like', () => {
    const read = readConfig({
      JINZE_LEDGER_ORIGIN: 'ledger.example.gov.cn/anwei',
      JINZE_LEDGER_PROFILE: 'sm3',
    });
    expect(read.ok ? read.value.ledger : read.error).toEqual({
      origin: 'ledger.example.gov.cn/anwei',
      profile: 'sm3',
    });
    for (const env of [
      { JINZE_LEDGER_ORIGIN: 'https://a b' },
      { JINZE_LEDGER_ORIGIN: 'a+b/c' },
      { JINZE_LEDGER_PROFILE: 'md5' },
    ]) {
      const bad = readConfig(env);
      expect(bad.ok ? '' : bad.error.message).toContain(Object.keys(env)[0]);
    }
  });

  it('takes a time-stamp authority with its certificate', () => {
    const read = readConfig({
      JINZE_LEDGER_TSA: 'https://tsa.example/tsr',
      JINZE_LEDGER_TSA_CERT: '/etc/jinze/tsa.pem',
    });
    expect(read.ok ? read.value.timeStamps : read.error).toEqual({
      url: 'https://tsa.example/tsr',
      certificateFile: '/etc/jinze/tsa.pem',
    });
  });

  it('takes a mail server with its sender, and where people open the page from', () => {
    const read = readConfig({
      JINZE_SMTP_URL: 'smtps://jinze:geheim@mail.example.gov.cn:465',
      JINZE_SMTP_FROM: 'jinze@example.gov.cn',
      JINZE_PUBLIC_URL: 'https://jinze.example.gov.cn/',
    });
    expect(read.ok ? [read.value.mail, read.value.publicUrl] : read.error).toEqual([
      { url: 'smtps://jinze:geheim@mail.example.gov.cn:465', from: 'jinze@example.gov.cn' },
      'https://jinze.example.gov.cn',
    ]);
    for (const env of [
      { JINZE_SMTP_URL: 'smtp://mail.example.gov.cn' },
      { JINZE_SMTP_FROM: 'jinze@example.gov.cn' },
      { JINZE_SMTP_URL: 'mail.example.gov.cn', JINZE_SMTP_FROM: 'jinze@example.gov.cn' },
      { JINZE_SMTP_FROM: '尽责', JINZE_SMTP_URL: 'smtp://mail.example.gov.cn' },
      { JINZE_PUBLIC_URL: 'jinze.example.gov.cn' },
      { JINZE_PUBLIC_URL: 'https://a.example/jinze' },
      { JINZE_PUBLIC_URL: 'https://user:geheim@a.example' },
    ]) {
      const bad = readConfig(env);
      expect(bad.ok ? '' : bad.error.message).toContain(Object.keys(env)[0]);
      expect(bad.ok ? '' : bad.error.message).not.toContain('geheim');
    }
  });

  it('takes the proxies in front one by one or as a narrow range, never everybody', () => {
    const read = readConfig({ JINZE_TRUSTED_PROXIES: '10.1.2.3, 10.1.8.0/24,fd00:1::/64' });
    expect(read.ok ? read.value.trustedProxies : read.error).toEqual([
      '10.1.2.3',
      '10.1.8.0/24',
      'fd00:1::/64',
    ]);
    for (const listed of ['', 'true', '*', 'proxy.example', '0.0.0.0/0', '10.0.0.0/8', '::/0'])
      expect(readConfig({ JINZE_TRUSTED_PROXIES: listed }).ok).toBe(false);
    for (const listed of ['10.1.2.3/33', '10.1.2.3/24/1', '10.1.2.3/', '10.1.2.3;10.1.2.4'])
      expect(readConfig({ JINZE_TRUSTED_PROXIES: listed }).ok).toBe(false);
  });

  it.each([
    { PORT: 'abc' },
    { PORT: '70000' },
    { PORT: '' },
    { HOST: 'a b' },
    { DATABASE_URL: 'mysql://x' },
    { JINZE_DATA_DIR: '' },
    { JINZE_LEDGER_TSA: 'https://tsa.example/tsr' },
    { JINZE_LEDGER_TSA_CERT: 'tsa.pem' },
    { JINZE_LEDGER_TSA: 'https://tsa.example/tsr', JINZE_LEDGER_TSA_CERT: '' },
    { JINZE_LEDGER_TSA: 'tsa.example', JINZE_LEDGER_TSA_CERT: 'tsa.pem' },
    { JINZE_LEDGER_TSA: 'ftp://tsa.example/tsr', JINZE_LEDGER_TSA_CERT: 'tsa.pem' },
    { JINZE_LEDGER_TSA: 'https://me:secret@tsa.example/', JINZE_LEDGER_TSA_CERT: 'tsa.pem' },
  ])('refuses %j in one sentence', (env) => {
    const read = readConfig(env);
    expect(read.ok ? '' : read.error.code).toBe('config.bad-value');
    expect(read.ok ? '' : read.error.message).toMatch(/。$/);
  });
});
