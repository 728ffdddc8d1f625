// Choices by one tap: large words side by side, with the keyboard as in every radio group or list of boxes.
import type { ReactNode } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of several. The first one bears the id, so that a summary of errors leads to it. */
export function OneOf<Value extends string>({
  name,
  legend,
  choices,
  value,
  onChange,
  isLarge = false,
  isLegendHidden = false,
  error,
  children,
}: {
  name: string;
  legend: string;
  choices: readonly Choice<Value>[];
  value: string;
  onChange: (value: Value) => void;
  isLarge?: boolean;
  isLegendHidden?: boolean;
  error?: string | undefined;
  /** Beside the choices. */
  children?: ReactNode;
}) {
  const errorId = `field-${name}-error`;
  return (
    <fieldset className="choice-group" aria-describedby={error === undefined ? undefined : errorId}>
      <legend className={isLegendHidden ? 'visually-hidden' : undefined}>{legend}</legend>
      <div className={isLarge ? 'picks tiles' : 'picks'}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="pick">
            <input
              type="radio"
              id={index === 0 ? `field-${name}` : undefined}
              name={name}
              checked={choice.value === value}
              aria-invalid={error !== undefined}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
        {children}
      </div>
      {error !== undefined && (
        <span id={errorId} className="error">
          {error}
        </span>
      )}
    </fieldset>
  );
}
