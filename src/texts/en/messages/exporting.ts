/** Export formats, and importing models. */
export const exporting = {
  notWritten: '{{title}} cannot be written. {{reason}}',
} as const;
