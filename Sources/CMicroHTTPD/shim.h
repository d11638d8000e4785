// libmicrohttpd's variadic functions, which Swift can't call, and its callbacks with many arguments, put into one.
#ifndef CMICROHTTPD_SHIM_H
#define CMICROHTTPD_SHIM_H

#include <microhttpd.h>

/// What is handed over each time the library asks what to do with a request.
struct multichat_http_call {
    struct MHD_Connection *connection;
    const char *method;
    const char *version;
    /// Bytes of the body, and how many; set to how many were left over.
    const char *bytes;
    size_t *count;
    /// What was made for the request when its first line came.
    void **context;
};

typedef enum MHD_Result (*multichat_http_handler)(void *context, const struct multichat_http_call *call);

/// What a server is called by.
struct multichat_http_callbacks {
    void *context;
    multichat_http_handler handle;
    /// Whether it speaks TLS, and how many threads it has.
    int tls;
    unsigned int threads;
};

static inline enum MHD_Result multichat_http_handle(void *callbacks, struct MHD_Connection *connection,
                                                    const char *url, const char *method, const char *version,
                                                    const char *bytes, size_t *count, void **context) {
    const struct multichat_http_callbacks *server = (const struct multichat_http_callbacks *)callbacks;
    struct multichat_http_call call = {connection, method, version, bytes, count, context};
    (void)url;
    return server->handle(server->context, &call);
}

/// Starts a server; the callbacks must stay where they are until it is stopped.
static inline struct MHD_Daemon *multichat_http_start(struct multichat_http_callbacks *callbacks,
                                                      struct MHD_OptionItem *options) {
    unsigned int flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (callbacks->tls) flags |= MHD_USE_TLS;
    return MHD_start_daemon(flags, 0, NULL, NULL, &multichat_http_handle, callbacks, MHD_OPTION_THREAD_POOL_SIZE,
                            callbacks->threads, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

typedef void (*multichat_http_visitor)(void *context, const char *name, size_t name_size, const char *value,
                                       size_t value_size);

struct multichat_http_visit {
    void *context;
    multichat_http_visitor visitor;
};

static inline enum MHD_Result multichat_http_take(void *visit, enum MHD_ValueKind kind, const char *name,
                                                  size_t name_size, const char *value, size_t value_size) {
    const struct multichat_http_visit *to = (const struct multichat_http_visit *)visit;
    (void)kind;
    to->visitor(to->context, name, name_size, value, value_size);
    return MHD_YES;
}

/// Hands over all header fields of a request, in their order.
static inline void multichat_http_fields(struct MHD_Connection *connection, void *context,
                                         multichat_http_visitor visitor) {
    struct multichat_http_visit visit = {context, visitor};
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, &multichat_http_take, &visit);
}

/// What was made for the connection when it was opened.
static inline void *multichat_http_peer(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/// The connection's socket.
static inline int multichat_http_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

/// An option that calls a function with the server's context.
static inline struct MHD_OptionItem multichat_http_option(enum MHD_OPTION option, const void *function, void *context) {
    struct MHD_OptionItem item = {option, (intptr_t)function, context};
    return item;
}

static inline struct MHD_OptionItem multichat_http_setting(enum MHD_OPTION option, intptr_t value) {
    struct MHD_OptionItem item = {option, value, NULL};
    return item;
}

static inline struct MHD_OptionItem multichat_http_text(enum MHD_OPTION option, const char *text) {
    struct MHD_OptionItem item = {option, 0, (void *)text};
    return item;
}

typedef void *(*multichat_http_began)(void *context, const char *target, struct MHD_Connection *connection);
typedef void (*multichat_http_completed)(void *context, struct MHD_Connection *connection, void **request,
                                         enum MHD_RequestTerminationCode why);
typedef void (*multichat_http_connected)(void *context, struct MHD_Connection *connection, void **peer,
                                         enum MHD_ConnectionNotificationCode what);
typedef size_t (*multichat_http_unescape)(void *context, struct MHD_Connection *connection, char *text);

static inline struct MHD_OptionItem multichat_http_on_begin(multichat_http_began function, void *context) {
    return multichat_http_option(MHD_OPTION_URI_LOG_CALLBACK, (const void *)function, context);
}

static inline struct MHD_OptionItem multichat_http_on_completion(multichat_http_completed function, void *context) {
    return multichat_http_option(MHD_OPTION_NOTIFY_COMPLETED, (const void *)function, context);
}

static inline struct MHD_OptionItem multichat_http_on_connection(multichat_http_connected function, void *context) {
    return multichat_http_option(MHD_OPTION_NOTIFY_CONNECTION, (const void *)function, context);
}

/// Leaves what is percent-encoded as it is: we decode it ourselves, segment by segment.
static inline size_t multichat_http_keep(void *context, struct MHD_Connection *connection, char *text) {
    size_t length = 0;
    (void)context;
    (void)connection;
    while (text[length]) length++;
    return length;
}

static inline struct MHD_OptionItem multichat_http_raw_targets(void) {
    return multichat_http_option(MHD_OPTION_UNESCAPE_CALLBACK, (const void *)&multichat_http_keep, NULL);
}

#endif
