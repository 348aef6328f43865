import * as v from 'valibot';
import { issueText } from '../../domain/versioned';
import { message, type Message, type MessageKey } from '../../texts/message';

/** What a schema found wrong with a file, and where. A message of a check of ours is a key. */
export function problemOf(issue: v.BaseIssue<unknown>): Message {
  const own = issue.message.startsWith('exporting.');
  const problem = own ? { key: issue.message as MessageKey } : issueText(issue);
  const field = v.getDotPath(issue);
  return field ? message('exporting.modelFiles.field', { field, problem }) : problem;
}
