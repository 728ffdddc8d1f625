// The closed lists of accidents that the rules and the register share: grades and natures.
import { z } from 'zod';

/** 国务院令第493号, art. 3, the gravest first. */
export const ACCIDENT_GRADES = [
  'especially-serious',
  'serious',
  'relatively-serious',
  'ordinary',
] as const;
export type AccidentGrade = (typeof ACCIDENT_GRADES)[number];
export const accidentGradeSchema = z.enum(ACCIDENT_GRADES);
export const ACCIDENT_NATURES = ['production', 'natural', 'criminal', 'undetermined'] as const;
export type AccidentNature = (typeof ACCIDENT_NATURES)[number];
