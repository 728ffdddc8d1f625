// 任职与分管关系 drawn: level by level, on each the posts tied to the place and to the sector, with the reason on every edge. A list in itself.
import type { AccidentChain, ChainLevel, ChainLink, Whereabouts } from '@jinze/contracts';
import { SECTORS } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import { PersonLink } from '../person-link.tsx';
import { branchesOf, type ChainBranch, type ChainPost } from './chain-groups.ts';

const HERE: readonly Whereabouts[] = ['in-post'];

function Term({ link }: { link: ChainLink }) {
  const { t } = useTranslation();
  return (
    <span className="muted nowrap">
      {link.to === null
        ? t('accidents.chain.since', { from: link.from })
        : t('accidents.chain.term', { from: link.from, to: link.to })}
    </span>
  );
}

function Holder({ link }: { link: ChainLink }) {
  const { t } = useTranslation();
  return (
    <div className={link.isPrevious ? 'chain-person previous' : 'chain-person'}>
      <div className="row">
        <PersonLink id={link.personId} name={link.personName} />
        <Term link={link} />
        {link.isPrevious && <span className="tag">{t('accidents.chain.previous')}</span>}
        <span className={HERE.includes(link.now.state) ? 'tag' : 'tag unchecked'}>
          {t(`accidents.chain.whereabouts.${link.now.state}`)}
        </span>
      </div>
      <ul className="chain-reasons">
        {link.reasons.map(({ code, text }) => (
          <li key={code + text}>{text}</li>
        ))}
        {!HERE.includes(link.now.state) && <li>{link.now.text}</li>}
      </ul>
    </div>
  );
}

function Post({ post }: { post: ChainPost }) {
  const { t } = useTranslation();
  const [first] = [...post.current, ...post.previous];
  if (first === undefined) return null;
  return (
    <li className={post.current.length === 0 ? 'chain-post vacant' : 'chain-post'}>
      <div className="chain-edge">{t(`accidents.chain.roles.${first.role}`)}</div>
      <h4>
        {first.organName}
        {first.postTitle}
      </h4>
      {post.current.length === 0 && <p className="muted">{t('accidents.chain.nobodyThen')}</p>}
      {post.current.map((link) => (
        <Holder key={link.appointmentId} link={link} />
      ))}
      {post.previous.map((link) => (
        <Holder key={link.appointmentId} link={link} />
      ))}
    </li>
  );
}

function Branch({
  branch,
  level,
  sector,
}: {
  branch: ChainBranch;
  level: ChainLevel;
  sector: string;
}) {
  const { t } = useTranslation();
  return (
    <section className={`chain-branch ${branch.tie}`}>
      <h3>{t(`accidents.chain.ties.${branch.tie}`, { region: level.regionName, sector })}</h3>
      <ul className="chain-posts">
        {branch.posts.map((post) => (
          <Post key={post.postId} post={post} />
        ))}
      </ul>
    </section>
  );
}

function Level({ level, sector }: { level: ChainLevel; sector: string }) {
  const { t } = useTranslation();
  return (
    <li className={level.isLeftOut ? 'chain-level left-out' : 'chain-level'}>
      <div className="chain-place">
        <h2>{level.regionName}</h2>
        <span className="muted">{t(`accidents.chain.levels.${level.level}`)}</span>
      </div>
      <div className="chain-branches">
        {branchesOf(level).map((branch) => (
          <Branch key={branch.tie} branch={branch} level={level} sector={sector} />
        ))}
        {level.gaps.length > 0 && (
          <ul className="chain-gaps">
            {level.gaps.map(({ code, text }) => (
              <li key={code + text}>
                <span className="state cannot-tell">{text}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

export function ChainGraph({ chain }: { chain: AccidentChain }) {
  const { t } = useTranslation();
  const sector =
    chain.sectorCode === null ? t('accidents.chain.noSector') : SECTORS[chain.sectorCode].label;
  return (
    <ol className="chain" aria-label={t('accidents.chain.title')}>
      <li className="chain-start">
        <h2>{chain.accidentName}</h2>
        <span className="muted">{t('accidents.chain.startOf', { on: chain.on, sector })}</span>
      </li>
      {chain.levels.map((level) => (
        <Level key={level.regionPath} level={level} sector={sector} />
      ))}
    </ol>
  );
}
