// Whom a finding is about: a body or somebody in a post, found on the roster, or as the document names them.
import type { FindingSubject } from '@jinze/contracts';
import { Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { SubjectChoice } from '../talks/subject-choice.tsx';

export const FINDING_SUBJECT_ID = 'finding-subject';

export interface SubjectGiven {
  readonly kind: 'organ' | 'named';
  readonly subject?: FindingSubject;
  readonly name?: string;
  readonly post?: string;
}

const KINDS = ['organ', 'named'] as const;

/** Undefined while the name is empty. */
function named(name: string, post: string): SubjectGiven {
  const subject =
    name.trim() === ''
      ? {}
      : {
          subject: {
            kind: 'named' as const,
            name: name.trim(),
            post: post.trim() === '' ? null : post.trim(),
          },
        };
  return { kind: 'named', name, post, ...subject };
}

function onRoster(subject: FindingSubject | undefined) {
  if (subject?.kind === 'organ') return { kind: 'body' as const, organId: subject.organId };
  return subject?.kind === 'person'
    ? { kind: 'person' as const, appointmentId: subject.appointmentId }
    : undefined;
}

export function FindingSubjectChoice({
  region,
  given,
  error,
  onChange,
}: {
  region: { readonly path: string; readonly name: string };
  given: SubjectGiven;
  error: string;
  onChange: (given: SubjectGiven) => void;
}) {
  const { t } = useTranslation();
  const { kind, subject, name = '', post = '' } = given;
  return (
    <fieldset className="choice-group" id={FINDING_SUBJECT_ID} tabIndex={-1}>
      <legend>{t('accidents.findingSubject')}</legend>
      <Segmented
        aria-label={t('accidents.findingSubjectHow')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`accidents.subjectHow.${value}`) }))}
        onChange={(next) => onChange({ kind: next })}
      />
      {kind === 'organ' ? (
        <SubjectChoice
          region={region}
          label={t('accidents.subjectOnRoster')}
          value={onRoster(subject)}
          error={error}
          onChange={(chosen) =>
            onChange(
              chosen === undefined
                ? { kind }
                : {
                    kind,
                    subject:
                      'organId' in chosen
                        ? { kind: 'organ', organId: chosen.organId }
                        : { kind: 'person', appointmentId: chosen.appointmentId },
                  },
            )
          }
        />
      ) : (
        <>
          <div className="field">
            <label htmlFor="finding-name">{t('accidents.subjectName')}</label>
            <Input
              id="finding-name"
              value={name}
              maxLength={128}
              {...(error === '' ? {} : { status: 'error' as const })}
              onChange={(event) => onChange(named(event.target.value, post))}
            />
            {error !== '' && <span className="error">{error}</span>}
          </div>
          <div className="field">
            <label htmlFor="finding-post">{t('accidents.subjectPost')}</label>
            <Input
              id="finding-post"
              value={post}
              maxLength={128}
              onChange={(event) => onChange(named(name, event.target.value))}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}
