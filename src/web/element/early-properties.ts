// Properties that a framework set before the class was there: they hide its accessors.

/** Sets them anew, through the accessors that the class has. */
export function adoptEarlyProperties(element: HTMLElement, accessors: object): void {
  for (const [name, value] of Object.entries(element)) {
    if (!Object.getOwnPropertyDescriptor(accessors, name)?.set) continue;
    Reflect.deleteProperty(element, name);
    Object.assign(element, { [name]: value });
  }
}
