// What the notices module needs beside the shared services.
import type { Services } from '../../context.ts';
import type { Outgoing } from './outgoing.ts';

export interface NoticesContext extends Services {
  readonly outgoing: Outgoing;
}
