// What can be said of a chosen file before it is sent. Its type is judged by its name (rules.ts), its content by the
// server.
import type {FormView} from './form_view';
import type {FieldError} from './pack';

/** Rounded up: what is too large never looks as if it were not. */
function sizeInWords(bytes: number): string {
  const [unit, name] = bytes < 1e6 ? [1e3, 'kB'] : [1e6, 'MB'];
  return `${Math.ceil((bytes / unit) * 10) / 10} ${name}`;
}

export function fileErrors(view: FormView): FieldError[] {
  const errors: FieldError[] = [];
  for (const {rules, controls, isAsked} of view.fields) {
    const files = rules.type == 'file' && isAsked && controls[0] && (controls[0] as HTMLInputElement).files;
    const file = files && files[0];
    if (!file) continue;
    const max = rules['max-bytes'];
    const add = (code: string, places = {}) =>
      errors.push({field: rules.id, code, message: view.text(`script.${code}`, {label: rules.label, ...places})});
    if (!file.size) add('file-empty');
    else if (max && file.size > max) {
      add('file-too-large', {max: sizeInWords(max), size: sizeInWords(file.size)});
    }
  }
  return errors;
}
