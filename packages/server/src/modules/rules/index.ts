// The rule engine as an API: one route per topic, no account needed, the same answers as the command.
import { rulesRoutes } from '@jinze/contracts';
import { TOPICS } from '@jinze/rules';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { languageOf } from '../../platform/http/errors.ts';
import { unwrap } from '../../platform/refused.ts';

export function registerRules(binder: Binder): void {
  bind(binder, rulesRoutes.duties, async ({ body }, { request }) =>
    unwrap(TOPICS.duties(body, languageOf(request))),
  );
  bind(binder, rulesRoutes.fulfilment, async ({ body }, { request }) =>
    unwrap(TOPICS.fulfilment(body, languageOf(request))),
  );
  bind(binder, rulesRoutes.talkTriggers, async ({ body }, { request }) =>
    unwrap(TOPICS['talk-triggers'](body, languageOf(request))),
  );
  bind(binder, rulesRoutes.grade, async ({ body }, { request }) =>
    unwrap(TOPICS.grade(body, languageOf(request))),
  );
  bind(binder, rulesRoutes.timetable, async ({ body }, { request }) =>
    unwrap(TOPICS.timetable(body, languageOf(request))),
  );
  bind(binder, rulesRoutes.bars, async ({ body }, { request }) =>
    unwrap(TOPICS.bars(body, languageOf(request))),
  );
  bind(binder, rulesRoutes.eligibility, async ({ body }, { request }) =>
    unwrap(TOPICS.eligibility(body, languageOf(request))),
  );
  bind(binder, rulesRoutes.accountability, async ({ body }, { request }) =>
    unwrap(TOPICS.accountability(body, languageOf(request))),
  );
  bind(binder, rulesRoutes.score, async ({ body }, { request }) =>
    unwrap(TOPICS.score(body, languageOf(request))),
  );
}
