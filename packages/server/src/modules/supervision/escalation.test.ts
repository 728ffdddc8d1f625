import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { draftEscalation, type Escalated } from './escalation.ts';

const TASK: Escalated = {
  title: '整改铁山镇采石场边坡隐患',
  issuerName: '松坪县安委办',
  issuerOrgan: '松坪县人民政府',
  leadName: '铁山镇人民政府',
  issuedOn: civilDate('2026-10-09'),
  issueNo: '松安办督〔2026〕7号',
  dueOn: civilDate('2026-10-30'),
  overdueDays: 24,
  extensions: 1,
  acceptedOn: civilDate('2026-10-10'),
  lastProgress: { on: civilDate('2026-10-20'), text: '已设警戒线，施工方案在审。' },
  times: 0,
};

describe('the draft of an escalation', () => {
  it('says from the record what was asked, until when, and what came of it', () => {
    const { to, text } = draftEscalation(TASK, civilDate('2026-11-23'));
    expect(to).toBe('松坪县人民政府主要负责人');
    expect(text.split('\n')).toEqual([
      '2026年10月9日，松坪县安委办向铁山镇人民政府交办“整改铁山镇采石场边坡隐患”（松安办督〔2026〕7号），办理期限为2026年10月30日（已延期 1 次）。',
      '截至2026年11月23日，已逾期 24 天，尚未回复。',
      '承办单位已于2026年10月10日接收。',
      '最近一次报送进展（2026年10月20日）：已设警戒线，施工方案在审。',
      '提请协调督促承办单位明确完成时限，尽快办结并书面回复。',
    ]);
  });
  it('says what is not there', () => {
    const { text } = draftEscalation(
      { ...TASK, acceptedOn: null, lastProgress: null, issueNo: null, extensions: 0, times: 2 },
      civilDate('2026-11-23'),
    );
    expect(text).toContain('承办单位至今没有接收。');
    expect(text).toContain('办理期间没有报送进展。');
    expect(text).toContain('此前已提级督办 2 次。');
    expect(text).not.toContain('延期');
  });
});
