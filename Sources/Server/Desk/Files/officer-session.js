// Who is signed in on an officer's page: the form that takes a token, the session that the server keeps in a cookie, and leaving.
// Elements: #login with #token, #leave, #who and #office.

const byID = id => document.getElementById(id);

/**
 * @param parts say, request, complain, doing and explain of the page.
 * @param rights one of which the officer needs.
 * @param refusal the word for a token without any of them.
 * @param area whether the head tells the officer's area, or else the role.
 * @param began shows the page, once somebody is signed in.
 * @param ended takes away what was shown.
 */
export function officerSession({ parts, rights, refusal, area = true, began, ended = () => {} }) {
  const { say, request, complain, doing, explain } = parts;
  let session = null;

  const show = isSignedIn => {
    byID("login").hidden = isSignedIn;
    for (const id of ["office", "leave"]) byID(id).hidden = !isSignedIn;
  };

  function out() {
    session = null;
    show(false);
    byID("who").textContent = "";
    ended();
    document.documentElement.dataset.ready = "true";
    byID("token").focus();
  }

  async function come(found) {
    if (!rights.some(right => found.rights.includes(right))) {
      out();
      return complain(say(refusal));
    }
    session = found;
    show(true);
    name();
    await began(found);
  }

  /** Says who it is, in the language of the page. */
  function name() {
    if (session) byID("who").textContent = say("signedIn", session.name, area ? session.area : session.role);
  }

  /** What is wrong; where the server knows the officer no more, the form of the token. */
  function failed(error) {
    if (error.status === 401 && session) return out();
    complain(explain(error));
  }

  byID("login").addEventListener("submit", event => {
    event.preventDefault();
    doing(event.submitter, async () => {
      const found = await request("/session", "POST", { token: byID("token").value.trim() });
      byID("token").value = "";
      await come(found);
    }, error => complain(error.status === 401 ? say("wrongToken") : explain(error)));
  });

  byID("leave").addEventListener("click", event => doing(event.currentTarget, async () => {
    await request("/session", "DELETE");
    out();
  }, failed));

  return {
    failed, name,
    /** Whether the officer who is signed in has a right. */
    has: right => session !== null && session.rights.includes(right),
    isSignedIn: () => session !== null,
    /** Runs what a button asks for. */
    act: (button, work) => doing(button, work, failed),
    /** Asks the server who is signed in. */
    async begin() {
      try {
        const found = await request("/session");
        if (found.authenticated) return await come(found);
      } catch (error) {
        if (error.status !== 401) complain(explain(error));
      }
      out();
    },
  };
}
