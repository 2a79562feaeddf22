// What an officer's page shows by the part of its address behind '#': a name and the row number of a record, never anything of a person.

const byID = id => document.getElementById(id);

/**
 * @param pages functions by name, which put something into #shown; each gets the number of the address.
 * @param first the name of the page without an address.
 * @param rooms which part of the navigation a page of one record belongs to.
 * @param session of the officer.
 * @param tell says something, or nothing any more.
 * @param failedPage elements that stand where a page could not be shown.
 */
export function officePages({ pages, first, rooms = {}, session, tell, failedPage = () => [] }) {
  let told = null;

  async function show() {
    if (!session.isSignedIn()) return;
    const [name, number, view] = location.hash.slice(1).split("/");
    const page = Object.hasOwn(pages, name) ? name : first;
    for (const link of document.querySelectorAll("[data-room]")) {
      if (link.dataset.room === (rooms[page] ?? page)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    document.documentElement.dataset.ready = "false";
    try { await pages[page](Number(number), view); } catch (error) {
      byID("shown").replaceChildren(...failedPage());
      session.failed(error);
    }
    document.documentElement.dataset.ready = "true";
  }

  addEventListener("hashchange", async () => {
    tell("");
    byID("problem").hidden = true;
    if (byID("dialog").open) byID("dialog").close();
    await show();
    if (told) tell(told);
    told = null;
    byID("shown").querySelector("h2")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  });

  return {
    show,
    put: elements => byID("shown").replaceChildren(...elements.filter(Boolean)),
    /** Shows another page, and says something on it. */
    async go(address, text = null) {
      if (location.hash === address) {
        await show();
        if (text) tell(text);
        return;
      }
      told = text;
      location.hash = address;
    },
  };
}
