// The built-in schemes: real tables, most of them partial, each with its source; data/schemes has one file for each.
import baojiFire2015 from '../data/schemes/baoji-fire-2015.json' with { type: 'json' };
import bijie2011 from '../data/schemes/bijie-2011.json' with { type: 'json' };
import central2026 from '../data/schemes/central-2026.json' with { type: 'json' };
import county2018 from '../data/schemes/county-2018.json' with { type: 'json' };
import departments2025 from '../data/schemes/departments-2025.json' with { type: 'json' };
import fireResponsiblePerson from '../data/schemes/fire-responsible-person.json' with {
  type: 'json',
};
import firstResponsiblePerson from '../data/schemes/first-responsible-person.json' with {
  type: 'json',
};
import guangdong2017 from '../data/schemes/guangdong-2017.json' with { type: 'json' };
import guizhou2020 from '../data/schemes/guizhou-2020.json' with { type: 'json' };
import hohhot2004 from '../data/schemes/hohhot-2004.json' with { type: 'json' };
import lvliang2010 from '../data/schemes/lvliang-2010.json' with { type: 'json' };
import national2016 from '../data/schemes/national-2016.json' with { type: 'json' };
import national2017 from '../data/schemes/national-2017.json' with { type: 'json' };
import renhuai2008 from '../data/schemes/renhuai-2008.json' with { type: 'json' };
import shaanxi2016 from '../data/schemes/shaanxi-2016.json' with { type: 'json' };
import shandong2022 from '../data/schemes/shandong-2022.json' with { type: 'json' };
import taining2015 from '../data/schemes/taining-2015.json' with { type: 'json' };
import wencheng2020 from '../data/schemes/wencheng-2020.json' with { type: 'json' };
import xinxiangFire from '../data/schemes/xinxiang-fire.json' with { type: 'json' };
import yangzhouCounties from '../data/schemes/yangzhou-counties.json' with { type: 'json' };
import yunxiao2020 from '../data/schemes/yunxiao-2020.json' with { type: 'json' };
import zunyi2010 from '../data/schemes/zunyi-2010.json' with { type: 'json' };
import type { Scheme } from './score.scheme.ts';

const SCHEMES = [
  baojiFire2015,
  bijie2011,
  central2026,
  county2018,
  departments2025,
  fireResponsiblePerson,
  firstResponsiblePerson,
  guangdong2017,
  guizhou2020,
  hohhot2004,
  lvliang2010,
  national2016,
  national2017,
  renhuai2008,
  shaanxi2016,
  shandong2022,
  taining2015,
  wencheng2020,
  xinxiangFire,
  yangzhouCounties,
  yunxiao2020,
  zunyi2010,
] as unknown as readonly Scheme[];

const BY_ID: ReadonlyMap<string, Scheme> = new Map(SCHEMES.map((one) => [one.id, one]));

export function builtInSchemes(): readonly Scheme[] {
  return SCHEMES;
}

export function builtInScheme(id: string): Scheme | undefined {
  return BY_ID.get(id);
}
