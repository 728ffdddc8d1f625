// A day a page is asked of: typed figure by figure, and told once it is a whole one, so that no year 2 is looked up on the way to 2026.
import { Input } from 'antd';
import { type ComponentProps, useState } from 'react';

/** Of an earlier day nothing is on record anywhere: it is a year of which figures are missing. */
const EARLIEST = '1900';

type Own = 'type' | 'value' | 'onChange' | 'onBlur';

/** Follows what is asked when that changes by another way. What is emptied counts when the field is left. */
export function DayInput({
  value,
  onChange,
  ...rest
}: Omit<ComponentProps<typeof Input>, Own> & {
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value ?? '');
  const [asked, setAsked] = useState(value);
  if (asked !== value) {
    setAsked(value);
    setTyped(value ?? '');
  }
  return (
    <Input
      {...rest}
      type="date"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value >= EARLIEST) onChange(target.value);
      }}
      onBlur={() => {
        if (typed >= EARLIEST) return;
        setTyped(value ?? '');
        if (typed === '' && value !== undefined) onChange(undefined);
      }}
    />
  );
}
