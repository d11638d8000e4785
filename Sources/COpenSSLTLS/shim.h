// OpenSSL's TLS, with inline wrappers of its macros.
#ifndef COPENSSLTLS_SHIM_H
#define COPENSSLTLS_SHIM_H

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

static inline void multichat_tls_at_least_1_2(SSL_CTX *context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_AUTO_RETRY);
}

static inline int multichat_tls_server_name(SSL *session, const char *name) {
    return (int)SSL_set_tlsext_host_name(session, name);
}

// An empty buffer means "not yet", not "the end".
static inline BIO *multichat_tls_buffer(void) {
    BIO *buffer = BIO_new(BIO_s_mem());
    if (buffer) { BIO_set_mem_eof_return(buffer, -1); }
    return buffer;
}

// What a buffer holds, in place.
static inline long multichat_tls_pending(BIO *buffer, const char **bytes) {
    return BIO_get_mem_data(buffer, (char **)bytes);
}

static inline void multichat_tls_clear(BIO *buffer) { (void)BIO_reset(buffer); }

#endif
