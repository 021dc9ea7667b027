// A page stays open longer than a session. Whoever signs in again in another window gets a new token; this page fetches
// it and goes on, so that nothing typed waits for a reload.

export async function renew(form) {
  const answer = await fetch(form.dataset.here, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return null;
  const said = await answer.json();
  form.elements.csrfmiddlewaretoken.value = said.token;
  return said;
}

export async function post(form, address, body, headers = {}) {
  const send = () =>
    fetch(address, { method: "POST", body, headers: { ...headers, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value } });
  const answer = await send();
  return answer.status === 403 && (await renew(form)) ? send() : answer;
}

const inJson = (answer) => answer.headers.get("content-type")?.includes("json");

// Led to the sign-in page, or stopped before it: a token of an older sign-in, and nobody to renew it for.
export const signedOut = (answer) => answer.redirected || (answer.status === 403 && !inJson(answer));

export const spoken = async (answer) => (inJson(answer) ? await answer.json() : {});
