/** Puts the focus on the first field of a form that is wrong, once that is drawn; a long form may show it nowhere in sight. */
export function focusWrong(form: HTMLElement): void {
  window.setTimeout(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
