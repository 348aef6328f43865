/** Thresholds and temperatures of an experiment's runs. */
export const decisions = {
  title: 'Decision threshold',
  default: 'Each run decides at {{threshold}}.',
  chosen: 'Chosen in each run for {{rule}}, on its validation images: {{thresholds}}.',
  missed_one: 'In {{count, number}} run no threshold reaches this: it decides at 0.5.',
  missed_other: 'In {{count, number}} runs no threshold reaches this: they decide at 0.5.',
  note: 'A rule applies to all experiments that are compared here. The images that a run is tested on do not affect its threshold.',
  reset: 'Reset to {{threshold}}',
  temperatures:
    'Temperature scaling: T {{temperatures}}, fitted in each run on its validation images. The probabilities change, the answers do not.',
  someTemperatures_one:
    'In {{count, number}} run the validation images determine none: all of them are predicted correctly, or no better than chance.',
  someTemperatures_other:
    'In {{count, number}} runs the validation images determine none: all of them are predicted correctly, or no better than chance.',
  noTemperature:
    'No temperature scaling: in no run do the validation images determine a temperature. All of them are predicted correctly, or no better than chance.',
  loss: 'On the test images: expected calibration error {{before}} before, {{after}} after; loss {{lossBefore}} before, {{lossAfter}} after.',
} as const;
