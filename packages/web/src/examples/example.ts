// What an example is: one component in one state.
import type { ReactNode } from 'react';

export interface Example {
  readonly id: string;
  readonly title: string;
  render(): ReactNode;
}
