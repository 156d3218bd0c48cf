/**
 * The widget in the partner's page. Start with {@link id.sesi.adapters.http.widget.WidgetResponse}, the response of your backend
 * to the browser. This jar also contains the browser's part, a JavaScript module at the path
 * {@link id.sesi.adapters.http.widget.WidgetScript#PATH}. {@code docs/widget.md} shows both together.
 *
 * <pre>{@code
 * WidgetResponse response = WidgetResponse.of(createSession.create(request), Instant.now());
 * String json = response.body();
 * }</pre>
 */
package id.sesi.adapters.http.widget;
