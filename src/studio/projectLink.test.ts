import { expect, it } from 'vitest';
import { projectIn } from './projectLink';

const HERE = 'https://studio.example/app/';
const THERE = 'https://school.example/a.project.zip?key=1&b=2';

it.each([
  [`${HERE}?project=${encodeURIComponent(THERE)}`, THERE, HERE],
  [`${HERE}?a=1&project=${encodeURIComponent(THERE)}#/compare`, THERE, `${HERE}?a=1#/compare`],
  [`${HERE}#/compare?project=${encodeURIComponent(THERE)}`, THERE, `${HERE}#/compare`],
  [`${HERE}#/?project=x.zip`, `${HERE}x.zip`, `${HERE}#/`],
  [`${HERE}?project=/files/x.zip`, 'https://studio.example/files/x.zip', HERE],
  [`${HERE}?project=javascript:alert(1)`, 'javascript:alert(1)', HERE],
])('%s', (page, project, rest) => {
  expect(projectIn(page)).toEqual({ project, rest });
});

it('leaves an address alone that names none', () => {
  expect(projectIn(`${HERE}?projects=1#/compare?x=project`)).toBeNull();
});
