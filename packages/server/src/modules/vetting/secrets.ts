// Content that is marked secret does not come in, by whatever act.
import { secretsRefuser } from '../../platform/refuse-secrets.ts';

export const refuseSecrets = secretsRefuser('vetting.marked-secret');
