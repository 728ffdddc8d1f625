// The sentences of the topic `grade`, one per code, in both languages.
import type { Words } from './frame.ts';

export const GRADE_WORDS: Words = {
  'grade.deaths': {
    zh: '死亡{value}人：{grade}（{grade}自{atLeast}人起，以上含本数）',
    en: '{value} dead: {grade} (from {atLeast} on, the number included)',
  },
  'grade.serious-injuries': {
    zh: '重伤{value}人：{grade}（{grade}自{atLeast}人起，以上含本数）',
    en: '{value} seriously injured: {grade} (from {atLeast} on, the number included)',
  },
  'grade.direct-loss': {
    zh: '直接经济损失{value}万元：{grade}（{grade}自{atLeast}万元起，以上含本数）',
    en: 'Direct loss of {value} ten thousand yuan: {grade} (from {atLeast} on, the number included)',
  },
  'grade.deaths-unknown': { zh: '死亡人数不清楚', en: 'How many are dead is not known' },
  'grade.serious-injuries-unknown': {
    zh: '重伤人数不清楚',
    en: 'How many are seriously injured is not known',
  },
  'grade.direct-loss-unknown': {
    zh: '直接经济损失不清楚',
    en: 'The direct loss is not known',
  },
  'grade.highest-decides': {
    zh: '几项中最高的决定等级：目前肯定的是{grade}',
    en: 'The highest criterion decides: {grade} is certain by now',
  },
  'grade.none-known': {
    zh: '死亡、重伤、直接经济损失一项都不清楚，等级说不清',
    en: 'None of deaths, serious injuries and direct loss is known: the grade cannot be told',
  },
  'grade.missing-unknown': {
    zh: '有没有失踪（下落不明）的人不清楚',
    en: 'Whether anybody is missing is not known',
  },
  'grade.missing-counted': {
    zh: '失踪{missing}人，至{asOf}已满{days}日，超过{limit}日，按死亡计',
    en: '{missing} missing for {days} days by {asOf}, more than {limit}: counted as dead',
  },
  'grade.missing-not-yet': {
    zh: '失踪{missing}人，至{asOf}为{days}日，没有超过{limit}日，暂不按死亡计；全部死亡则为{grade}',
    en: '{missing} missing for {days} days by {asOf}, not more than {limit}: not counted as dead yet; {grade} if all of them are',
  },
  'grade.missing-sector-unknown': {
    zh: '失踪{missing}人，至{asOf}为{days}日：道路交通和火灾超过7日按死亡计，其他超过30日；行业不清楚，暂不计',
    en: '{missing} missing for {days} days by {asOf}: dead after 7 in road traffic and fire, after 30 elsewhere; the sector is not known, so they are not counted yet',
  },
  'grade.missing-no-as-of': {
    zh: '失踪{missing}人，没有给出算到哪一天，不按死亡计；全部死亡则为{grade}',
    en: '{missing} missing; up to which day was not given, so they are not counted as dead; {grade} if all of them are',
  },
  'grade.natural': {
    zh: '认定为自然灾害，不适用生产安全事故等级；以后改为生产安全事故的，重新计算期限',
    en: 'A natural disaster: it has no grade; if it is found to be a production accident later, its own time limits begin then',
  },
  'grade.criminal': {
    zh: '认定为刑事案件，不适用生产安全事故等级；以后改为生产安全事故的，重新计算期限',
    en: 'A crime: it has no grade; if it is found to be a production accident later, its own time limits begin then',
  },
  'grade.nature-undetermined': {
    zh: '是不是生产安全事故还没有认定，等级说不清',
    en: 'Whether it is a production accident is not determined: the grade cannot be told',
  },
  'grade.if-production': {
    zh: '如果是生产安全事故，目前为{grade}',
    en: 'As a production accident it would be {grade} by now',
  },
  'grade.before-the-decree': {
    zh: '发生于{occurredOn}，条例自{since}起施行，不适用',
    en: 'It occurred on {occurredOn}; the decree is in force from {since} and does not apply',
  },
  'grade.investigated-by': {
    zh: '{grade}事故由{by}负责调查；上级可以提级调查',
    en: 'A {grade} accident is investigated by {by}; a higher level may take it over',
  },
  'grade.own-investigators': {
    zh: '{sector}事故另有调查机关，没有收录由谁调查，说不清',
    en: 'Accidents of the sector {sector} have investigators of their own, which are not on record: it cannot be told',
  },
  'grade.investigators-sector-unknown': {
    zh: '行业不清楚：铁路、煤矿、电力、特种设备、民航、水上交通另有调查机关；其他行业由{by}调查',
    en: 'The sector is not known: railways, coal mines, electric power, special equipment, aviation and shipping have investigators of their own; elsewhere it is {by}',
  },
  'grade.reported-up-to': {
    zh: '{grade}事故逐级上报至{by}',
    en: 'A {grade} accident is reported level by level up to {by}',
  },
  'grade.regrade-until': {
    zh: '{on}以前（含当日，自发生之日起{days}日内）伤亡人数变化的，等级随之变化',
    en: 'A change of casualties up to and including {on} ({days} days) changes the grade',
  },
  'grade.regrade-until-both': {
    zh: '行业不清楚：道路交通和火灾到{roadOrFire}（7日）、其他到{on}（30日）为止，伤亡人数变化的，等级随之变化',
    en: 'The sector is not known: a change of casualties changes the grade up to {roadOrFire} (7 days) in road traffic and fire, up to {on} (30 days) elsewhere',
  },
  'grade.needs-deaths': { zh: '死亡人数', en: 'The number of the dead' },
  'grade.needs-serious-injuries': {
    zh: '重伤人数',
    en: 'The number of the seriously injured',
  },
  'grade.needs-direct-loss': { zh: '直接经济损失', en: 'The direct loss' },
  'grade.needs-nature': {
    zh: '性质的认定（生产安全事故、自然灾害、刑事案件）',
    en: 'The finding of its nature (production accident, natural disaster, crime)',
  },
  'grade.needs-sector': { zh: '行业', en: 'The sector' },
  'grade.needs-investigators': {
    zh: '{sector}事故调查机关的规定',
    en: 'The rule on who investigates accidents of the sector {sector}',
  },
};
