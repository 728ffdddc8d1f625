import { expect, it } from 'vitest';
import { RecordLink } from './record-link.tsx';

const leadsTo = (stream: string, isOwn: boolean): string =>
  RecordLink({ stream, record: 'a', isOwn, children: null })?.props.to;

it('a paper of one’s own bars leads to one’s own register, the department’s to the person’s', () => {
  expect(leadsTo('bars', true)).toBe('/accountability/mine');
  expect(leadsTo('bars', false)).toBe('/accountability/persons/$personId');
});

it('a paper of a finding leads to whom it was told to; one of nothing known leads nowhere', () => {
  expect(leadsTo('inspection-finding', false)).toBe('/inspections/mine');
  expect(RecordLink({ stream: 'none', record: 'a', isOwn: false, children: null })).toBeNull();
});
