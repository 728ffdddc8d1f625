// The filters above a list: one of several, a year, words; each without a value leaves everything in.
import { Input, Select } from 'antd';
import { useState } from 'react';

/** What leaves rows out: the address without the place in the list, and without the region, which is the shell's. */
export function filterOf<Search extends object>(search: Search): Omit<Search, 'after' | 'region'> {
  const {
    after: _after,
    region: _region,
    ...filter
  } = search as Search & {
    after?: string;
    region?: string;
  };
  return filter;
}

/** Whether anything leaves rows out. */
export const isNarrowed = (filter: object): boolean =>
  Object.values(filter).some((value) => value !== undefined);

interface Filter<Value> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

/** `all`: what is read while nothing is chosen. */
export function ChoiceFilter<Value extends string>({
  label,
  all,
  options,
  width = 136,
  value,
  onChange,
}: Filter<Value> & {
  readonly all: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly width?: number;
}) {
  return (
    <Select<Value | ''>
      aria-label={label}
      style={{ width }}
      value={value ?? ''}
      options={[{ value: '', label: all }, ...options]}
      onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
    />
  );
}

export function YearFilter({
  label,
  all,
  years,
  value,
  onChange,
}: Filter<number> & { readonly all: string; readonly years: readonly number[] }) {
  return (
    <Select
      aria-label={label}
      style={{ width: 112 }}
      value={value ?? 0}
      options={[
        { value: 0, label: all },
        ...years.map((year) => ({ value: year, label: String(year) })),
      ]}
      onChange={(year) => onChange(year === 0 ? undefined : year)}
    />
  );
}

/** Looks when asked to, not with every key; follows the address when its words change by another way. */
export function WordsFilter({
  label,
  width = 220,
  value,
  onChange,
}: Filter<string> & { readonly width?: number }) {
  const [words, setWords] = useState(value ?? '');
  const [inAddress, setInAddress] = useState(value);
  if (inAddress !== value) {
    setInAddress(value);
    setWords(value ?? '');
  }
  return (
    <Input.Search
      aria-label={label}
      placeholder={label}
      style={{ width }}
      value={words}
      allowClear
      onChange={(event) => setWords(event.target.value)}
      onSearch={(text) => onChange(text.trim() === '' ? undefined : text.trim())}
    />
  );
}
