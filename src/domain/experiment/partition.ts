/** Which images each run of an experiment trains on, validates on and tests on. */
import type { ImageHash, Split } from '../dataset/dataset';
import { deriveSeed } from '../random';
import { deal, gatherGroups, pinsMakeNoSplit, type Group, type Splittable } from '../split/split';
import { checkPlan, type NamedClass, type ResamplingPlan } from './planCheck';

/** Validation's share of what is not tested on: thresholds and temperatures come from it. */
export const VALIDATION = 0.15;

/** One run of an experiment that varies the images. */
export interface PlannedSplit {
  /** From 1. */
  repeat: number;
  /** From 1; 1 where a repeat is one split. */
  fold: number;
  /** The part of each image that takes part; images that the user pinned to test are in none. */
  splits: Map<ImageHash, Split>;
}

function byClass(groups: readonly Group[]): Map<string, Group[]> {
  const classes = new Map<string, Group[]>();
  for (const group of groups) {
    const others = classes.get(group.classId);
    if (others) others.push(group);
    else classes.set(group.classId, [group]);
  }
  return classes;
}

/** The groups that are dealt out. Test images that the user pinned are kept out. */
function freeGroups(images: readonly Splittable[]): Group[] {
  const all = gatherGroups(images, 0);
  return pinsMakeNoSplit(all) ? all : all.filter(({ pinned }) => pinned !== 'test');
}

/** The groups that hold an image of each class: one may be of several, as a person with and without a mask. */
function groupsHolding(
  groups: readonly Group[],
  images: readonly Splittable[],
): Map<string, Group[]> {
  const classOf = new Map(images.map(({ hash, classId }) => [hash, classId]));
  const holding = new Map<string, Group[]>();
  for (const group of groups) {
    for (const classId of new Set(group.hashes.map((hash) => classOf.get(hash)!))) {
      const others = holding.get(classId);
      if (others) others.push(group);
      else holding.set(classId, [group]);
    }
  }
  return holding;
}

/** The groups with new places, drawn for the labels given. */
const reordered = (groups: readonly Group[], seed: number, ...labels: (string | number)[]) =>
  groups
    .map((group) => ({ ...group, rank: deriveSeed(seed, ...labels, group.hashes[0]!) }))
    .sort((a, b) => a.rank - b.rank || (a.hashes[0]! < b.hashes[0]! ? -1 : 1));

/**
 * Deal each class's groups out to the folds: the largest first, each to the fold that has the
 * fewest images of the class, then the fewest of all. Groups of equal size are in the seed's order.
 */
function foldsOf(
  groups: ReadonlyMap<string, readonly Group[]>,
  count: number,
  seed: number,
): Group[][] {
  const folds = Array.from({ length: count }, () => ({ groups: [] as Group[], images: 0 }));
  // By the class's id, so that the order of the images changes nothing.
  for (const classId of [...groups.keys()].sort()) {
    const ofClass = folds.map((fold) => ({ fold, images: 0 }));
    const ordered = reordered(groups.get(classId)!, seed, 'folds');
    for (const group of ordered.sort((a, b) => b.hashes.length - a.hashes.length)) {
      const least = ofClass.reduce((best, next) =>
        (next.images - best.images || next.fold.images - best.fold.images) < 0 ? next : best,
      );
      least.fold.groups.push(group);
      least.images += group.hashes.length;
      least.fold.images += group.hashes.length;
    }
  }
  return folds.map((fold) => fold.groups);
}

/** Deal the groups out by class, for each class by the same shares. */
function dealByClass(
  groups: readonly Group[],
  fractions: Record<Split, number>,
  seed: number,
  ...labels: (string | number)[]
): Map<ImageHash, Split> {
  const splits = new Map<ImageHash, Split>();
  for (const ofClass of byClass(groups).values()) {
    deal(reordered(ofClass, seed, ...labels), fractions, splits);
  }
  return splits;
}

function foldSplits(
  groups: ReadonlyMap<string, readonly Group[]>,
  count: number,
  repeat: number,
  seed: number,
): PlannedSplit[] {
  const folds = foldsOf(groups, count, deriveSeed(seed, 'repeat', repeat));
  return folds.map((tested, index) => {
    const fold = index + 1;
    const rest = folds.filter((other) => other !== tested).flat();
    const fractions = { train: 1 - VALIDATION, validation: VALIDATION, test: 0 };
    const splits = dealByClass(rest, fractions, seed, 'validation', repeat, fold);
    for (const { hashes } of tested) for (const hash of hashes) splits.set(hash, 'test');
    return { repeat, fold, splits };
  });
}

/**
 * The splits of an experiment's runs, in the order of the runs: decided by the seed, stratified by
 * class, groups (near-duplicates) together. With folds, each image is tested on exactly once in
 * each repeat. Validation is 15% of the images that are not tested on. Images that the user pinned
 * to test, and their groups, are in no run; unlabelled ones neither.
 *
 * @param classes the dataset's classes, each of which every run trains on and tests
 * @throws a message for the user, where the plan is out of range or a class has too few groups for it
 */
export function planSplits(
  images: readonly Splittable[],
  classes: readonly NamedClass[],
  plan: ResamplingPlan,
  seed: number,
): PlannedSplit[] {
  const free = freeGroups(images);
  checkPlan(plan, groupsHolding(free, images), classes);
  const groups = byClass(free);
  const repeats = Array.from({ length: plan.repeats }, (_, index) => index + 1);
  if (plan.kind === 'folds') {
    return repeats.flatMap((repeat) => foldSplits(groups, plan.folds, repeat, seed));
  }
  const rest = 1 - plan.test;
  const fractions = {
    train: rest * (1 - VALIDATION),
    validation: rest * VALIDATION,
    test: plan.test,
  };
  return repeats.map((repeat) => ({
    repeat,
    fold: 1,
    splits: dealByClass([...groups.values()].flat(), fractions, seed, 'resampled', repeat),
  }));
}

/** The training seed of an experiment's run, `index` from 0: recipes compared over an experiment share it. */
export const runSeed = (recipeSeed: number, index: number): number =>
  (recipeSeed + index) % 2 ** 31;
