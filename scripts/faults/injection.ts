/** One fault of the plan: tried until it happens, each time on a new copy of the activity's profile. */
import { deriveSeed, randomFrom } from '../../src/domain/random';
import type { Activity } from './activity';
import { Attempt } from './attempt';
import type { Kind } from './kind';
import type { Profiles } from './profiles';
import type { Reference } from './reference';
import { untilInjected, type Tried } from './tries';

export interface Injection {
  number: number;
  kind: Kind;
  activity: Activity;
  /** It decides the moments of all tries. */
  seed: number;
}

export interface Found extends Tried {
  /** Of all tries. */
  seconds: number;
}

/** Inject one fault. Problems are given, not thrown. */
export async function inject(
  { kind, activity, seed }: Injection,
  reference: Reference,
  profiles: Profiles,
  url: string,
): Promise<Found> {
  const began = performance.now();
  const found = await untilInjected(async (number) => {
    const fault = { kind, activity, random: randomFrom(deriveSeed(seed, 'try', number)) };
    const profile = await profiles.copy(activity.profile);
    const attempt = new Attempt(fault, reference, url, profiles.files, profile.path);
    let isInjected = false;
    try {
      isInjected = await attempt.run();
    } catch (error) {
      attempt.problems.push(`the check itself failed: ${(error as Error).message.split('\n')[0]}`);
    } finally {
      await attempt.kill();
      profile.remove();
    }
    return { isInjected, problems: attempt.problems, moment: attempt.moment };
  });
  return { ...found, seconds: (performance.now() - began) / 1000 };
}
